-- a figure that comes again keeps the time it was first resolved
CREATE OR REPLACE TEMP TABLE incoming_figures AS
SELECT
    names.figure_id,
    n.* EXCLUDE (key, first_id) REPLACE (
        -- a figure that shares its measure with no other has one of its own
        coalesce(n.measure_id, 'm_' || left(sha256(names.figure_id), 16)) AS measure_id
    ),
    NULL::VARCHAR AS conversion_of,
    coalesce(f.created_at, $at::TIMESTAMPTZ) AS created_at
FROM made_figures AS n
JOIN names ON names.key = n.key
LEFT JOIN core.figures AS f ON f.figure_id = names.figure_id
