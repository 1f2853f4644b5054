-- every run once, none that ends before it starts
SELECT 'run ' || run_id || ' stands ' || count(*) || ' times' AS violation
FROM mart.run_health
GROUP BY run_id
HAVING count(*) > 1
UNION ALL
SELECT 'run ' || run_id || ' ended but is still marked as running' AS violation
FROM mart.run_health
WHERE status = 'running' AND ended_at IS NOT NULL
UNION ALL
SELECT 'run ' || run_id || ' took ' || fetch_seconds || ' s to fetch, and ' || duration_seconds || ' s in all' AS violation
FROM mart.run_health
WHERE fetch_seconds > duration_seconds + 1
