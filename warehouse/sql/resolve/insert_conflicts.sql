INSERT INTO core.conflicts BY NAME
SELECT i.* REPLACE (l.measure_id AS left_measure_id, r.measure_id AS right_measure_id)
FROM incoming_conflicts AS i
JOIN core.figures AS l ON l.figure_id = i.left_figure_id
JOIN core.figures AS r ON r.figure_id = i.right_figure_id
