-- the figures of a measure, the latest first
SELECT
    figure_id,
    measure_id,
    statement,
    unit,
    period,
    modality,
    claim_count,
    source_count,
    origin_count,
    measure_status,
    measure_figure_count,
    conflict_count,
    first_published_at,
    last_published_at,
    languages
FROM mart.figures
WHERE measure_id = $measure_id
ORDER BY last_published_at DESC NULLS LAST, figure_id
LIMIT $limit
