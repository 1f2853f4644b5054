-- every claim of a current figure goes back to one origin
SELECT 'origins of ' || m.figures || ' figures have ' || m.claims || ' claims, current figures '
    || c.figures || ' and ' || c.claims AS violation
FROM (
    SELECT count(DISTINCT figure_id) AS figures, coalesce(sum(claim_count), 0) AS claims
    FROM mart.origins
) AS m
CROSS JOIN (
    SELECT count(*) AS figures, coalesce(sum(claim_count), 0) AS claims FROM core.figures
    WHERE retired_at IS NULL
) AS c
WHERE (m.figures, m.claims) <> (c.figures, c.claims)
