-- a measure counts its current figures, and lies between the smallest and the greatest of them
SELECT
    'measure ' || m.measure_id || ' counts ' || m.figure_count || ' figures from ' || m.value_min
    || ' to ' || m.value_max || '; it has ' || coalesce(n.figures, 0)
    || coalesce(' from ' || n.value_min || ' to ' || n.value_max, '') AS violation
FROM core.measures AS m
LEFT JOIN (
    SELECT measure_id, count(*) AS figures, min(value) AS value_min, max(value) AS value_max
    FROM core.figures
    WHERE retired_at IS NULL
    GROUP BY measure_id
) AS n ON n.measure_id = m.measure_id
WHERE
    (m.figure_count, m.value_min, m.value_max)
    IS DISTINCT FROM (n.figures, n.value_min, n.value_max)
