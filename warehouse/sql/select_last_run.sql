-- a published file is built while its own run is still under way
SELECT
    run_id,
    CASE WHEN status = 'running' THEN 'ok' ELSE status END AS status,
    started_at,
    problems
FROM mart.run_health
ORDER BY run_id DESC
LIMIT 1
