SELECT
    k.type,
    k.detail,
    k.left_figure_id,
    l.statement AS left_statement,
    l.value AS left_value,
    l.unit AS left_unit,
    l.modality AS left_modality,
    l.origin_count AS left_origin_count,
    l.last_published_at AS left_last_published_at,
    k.left_measure_id,
    k.right_figure_id,
    r.statement AS right_statement,
    r.value AS right_value,
    r.unit AS right_unit,
    r.modality AS right_modality,
    r.origin_count AS right_origin_count,
    r.last_published_at AS right_last_published_at,
    k.right_measure_id,
    k.left_measure_id <> k.right_measure_id AS is_across_measures
FROM core.conflicts AS k
JOIN core.figures AS l ON l.figure_id = k.left_figure_id AND l.retired_at IS NULL
JOIN core.figures AS r ON r.figure_id = k.right_figure_id AND r.retired_at IS NULL
