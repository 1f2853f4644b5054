-- all current claims, each once: a count and a sum of hashes see what is missing or doubled
SELECT 'it shows ' || m.rows || ' claims, not exactly the ' || c.rows || ' current ones' AS violation
FROM (
    SELECT count(*) AS rows, coalesce(sum(hash(claim_id)::HUGEINT), 0) AS ids FROM mart.claims
) AS m
CROSS JOIN (
    SELECT count(*) AS rows, coalesce(sum(hash(claim_id)::HUGEINT), 0) AS ids FROM core.claims
    WHERE superseded_at IS NULL
) AS c
WHERE (m.rows, m.ids) <> (c.rows, c.ids)
