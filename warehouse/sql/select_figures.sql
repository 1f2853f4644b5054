SELECT
    f.figure_id,
    f.measure_id,
    f.statement,
    f.value,
    f.unit,
    f.period,
    f.modality,
    f.claim_count,
    f.source_count,
    f.origin_count,
    coalesce(m.status, '') AS measure_status,
    f.first_published_at,
    f.last_published_at
FROM core.figures AS f
LEFT JOIN core.measures AS m ON m.measure_id = f.measure_id
WHERE f.figure_id = $figure_id
