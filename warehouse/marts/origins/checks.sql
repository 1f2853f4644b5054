-- every claim of a figure goes back to one origin, and each origin of a figure stands once
SELECT 'figure ' || f.figure_id || ' has ' || f.claim_count || ' claims, its origins ' || coalesce(sum(o.claim_count), 0) AS violation
FROM core.figures AS f
LEFT JOIN mart.origins AS o ON o.figure_id = f.figure_id
WHERE f.retired_at IS NULL
GROUP BY f.figure_id, f.claim_count
HAVING coalesce(sum(o.claim_count), 0) <> f.claim_count
UNION ALL
SELECT 'origin ' || origin || ' of figure ' || figure_id || ' stands twice' AS violation
FROM mart.origins
GROUP BY figure_id, origin
HAVING count(*) > 1
