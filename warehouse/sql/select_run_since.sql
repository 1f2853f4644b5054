-- a run of the same kind that began after a time and was not broken off
SELECT run_id
FROM meta.runs
WHERE
    started_at > $since
    AND status IN ('ok', 'partial', 'refused')
    AND verbs = $verbs
    AND parameters = $parameters
ORDER BY run_id
LIMIT 1
