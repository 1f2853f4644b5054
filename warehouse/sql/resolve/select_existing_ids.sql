SELECT f.figure_id
FROM core.figures AS f
SEMI JOIN wanted_figures AS w ON w.figure_id = f.figure_id
ORDER BY f.figure_id
