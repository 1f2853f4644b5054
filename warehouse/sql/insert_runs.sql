INSERT INTO meta.runs (run_id, verbs, started_at, status, parameters, counts, outcomes)
VALUES ($run_id, $verbs, $started_at, 'running', $parameters, '{}', '[]')
