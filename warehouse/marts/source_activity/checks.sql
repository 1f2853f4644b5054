-- every source once, and all current claims counted
SELECT 'source ' || source_id || ' stands ' || count(*) || ' times' AS violation
FROM mart.source_activity
GROUP BY source_id
HAVING count(*) > 1
UNION ALL
SELECT 'sources count ' || counted || ' claims of ' || stored AS violation
FROM (
    SELECT
        (SELECT coalesce(sum(claim_count), 0) FROM mart.source_activity) AS counted,
        (SELECT count(*) FROM core.claims WHERE superseded_at IS NULL) AS stored
)
WHERE counted <> stored
