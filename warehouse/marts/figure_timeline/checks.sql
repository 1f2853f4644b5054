-- all claims of current figures, each once: a count and a sum of hashes see what is missing or doubled
SELECT 'it shows ' || m.rows || ' claims, not exactly the ' || c.rows || ' of current figures' AS violation
FROM (
    SELECT count(*) AS rows, coalesce(sum(hash(figure_id, claim_id)::HUGEINT), 0) AS ids
    FROM mart.figure_timeline
) AS m
CROSS JOIN (
    SELECT count(*) AS rows, coalesce(sum(hash(fc.figure_id, fc.claim_id)::HUGEINT), 0) AS ids
    FROM core.figure_claims AS fc
    SEMI JOIN core.figures AS f ON f.figure_id = fc.figure_id AND f.retired_at IS NULL
) AS c
WHERE (m.rows, m.ids) <> (c.rows, c.ids)
