UPDATE meta.runs
SET status = 'interrupted', ended_at = $at
WHERE status = 'running' AND run_id <> $run_id
RETURNING run_id
