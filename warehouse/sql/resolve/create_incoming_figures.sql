CREATE OR REPLACE TEMP TABLE incoming_figures AS
SELECT
    names.figure_id,
    n.* EXCLUDE (key, first_id) REPLACE (
        -- a figure that shares its measure with no other has one of its own
        coalesce(n.measure_id, 'm_' || left(sha256(names.figure_id), 16)) AS measure_id
    ),
    NULL::VARCHAR AS conversion_of,
    $at::TIMESTAMPTZ AS created_at
FROM made_figures AS n
JOIN names ON names.key = n.key
