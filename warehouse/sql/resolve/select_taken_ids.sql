-- ids that new figures would take and cannot
SELECT f.figure_id
FROM core.figures AS f
SEMI JOIN made_figures AS n ON n.first_id = f.figure_id
WHERE f.retired_at IS NULL
UNION
SELECT figure_id FROM before
ORDER BY figure_id
