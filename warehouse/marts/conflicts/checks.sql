-- every conflict once, between two different figures that stand
SELECT 'conflict of ' || left_figure_id || ' and ' || right_figure_id || ' stands twice' AS violation
FROM mart.conflicts
GROUP BY left_figure_id, right_figure_id, type
HAVING count(*) > 1
UNION ALL
SELECT 'figure ' || left_figure_id || ' contradicts itself' AS violation
FROM mart.conflicts
WHERE left_figure_id = right_figure_id
UNION ALL
SELECT 'conflict of ' || k.left_figure_id || ' and ' || k.right_figure_id || ' is missing' AS violation
FROM core.conflicts AS k
ANTI JOIN mart.conflicts AS m
    ON m.left_figure_id = k.left_figure_id AND m.right_figure_id = k.right_figure_id
