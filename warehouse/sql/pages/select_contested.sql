-- measures whose figures compete and of which one is new within the last days
SELECT
    m.measure_id,
    m.subject,
    m.metric,
    m.period,
    m.unit,
    m.figure_count,
    m.status,
    list(f.statement ORDER BY f.origin_count DESC, f.figure_id)[:4] AS statements,
    sum(f.origin_count)::INTEGER AS origin_count,
    max(f.last_published_at) AS last_published_at
FROM core.measures AS m
JOIN mart.figures AS f ON f.measure_id = m.measure_id
WHERE m.status IN ('contested', 'revised')
GROUP BY ALL
HAVING max(f.created_at) >= (SELECT max(published_at) - to_days($days::INTEGER) FROM meta.publications)
ORDER BY m.status, origin_count DESC, m.measure_id
LIMIT $limit
