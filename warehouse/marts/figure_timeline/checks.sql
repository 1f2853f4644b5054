-- every claim of a figure once, and each figure with all its claims
SELECT 'claim ' || claim_id || ' stands ' || count(*) || ' times' AS violation
FROM mart.figure_timeline
GROUP BY claim_id
HAVING count(*) > 1
UNION ALL
SELECT 'figure ' || f.figure_id || ' has ' || count(t.claim_id) || ' of its ' || f.claim_count || ' claims' AS violation
FROM core.figures AS f
LEFT JOIN mart.figure_timeline AS t ON t.figure_id = f.figure_id
WHERE f.retired_at IS NULL
GROUP BY f.figure_id, f.claim_count
HAVING count(t.claim_id) <> f.claim_count
