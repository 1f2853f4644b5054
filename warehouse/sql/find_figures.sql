-- a figure by its id or the beginning of it; an id that was redirected leads to where it went
WITH RECURSIVE redirected AS (
    SELECT old_figure_id, figure_id, 1 AS steps
    FROM core.figure_redirects
    WHERE starts_with(old_figure_id, $figure_id)
    UNION
    SELECT r.old_figure_id, n.figure_id, r.steps + 1 AS steps
    FROM redirected AS r
    JOIN core.figure_redirects AS n ON n.old_figure_id = r.figure_id
    WHERE r.steps < 100
)

SELECT DISTINCT f.figure_id
FROM core.figures AS f
WHERE
    f.retired_at IS NULL
    AND (
        starts_with(f.figure_id, $figure_id)
        OR f.figure_id IN (SELECT figure_id FROM redirected)
    )
ORDER BY f.figure_id = $figure_id DESC, f.figure_id
LIMIT 10
