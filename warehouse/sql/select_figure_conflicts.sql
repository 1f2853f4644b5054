SELECT k.type, k.detail, o.figure_id, o.statement
FROM (
    SELECT type, detail, right_figure_id AS other_id FROM core.conflicts
    WHERE left_figure_id = $figure_id
    UNION ALL
    SELECT type, detail, left_figure_id AS other_id FROM core.conflicts
    WHERE right_figure_id = $figure_id
) AS k
JOIN core.figures AS o ON o.figure_id = k.other_id
ORDER BY k.type, o.figure_id
