UPDATE meta.runs
SET status = $status, ended_at = $ended_at, counts = $counts, outcomes = $outcomes
WHERE run_id = $run_id
RETURNING run_id
