SELECT
    m.measure_id,
    m.subject,
    m.metric,
    m.period,
    m.unit,
    m.figure_count,
    m.status,
    m.value_min,
    m.value_max,
    list(f.statement ORDER BY f.first_published_at NULLS LAST, f.figure_id) AS statements
FROM core.measures AS m
JOIN core.figures AS f ON f.measure_id = m.measure_id AND f.retired_at IS NULL
WHERE m.status = 'contested'
GROUP BY ALL
ORDER BY sum(f.origin_count) DESC, m.figure_count DESC, m.measure_id
LIMIT $limit
