-- Every conflict between two figures, once in either direction.
SELECT left_figure_id, right_figure_id, type FROM core.conflicts
UNION ALL
SELECT right_figure_id, left_figure_id, type FROM core.conflicts
ORDER BY ALL;
