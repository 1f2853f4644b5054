-- the claims of a measure, or of one figure of it, by the time of publication
SELECT
    claim_id,
    figure_id,
    statement,
    published_at,
    value,
    coalesce(value_low, value) AS value_low,
    coalesce(value_high, value) AS value_high,
    claim_unit,
    modality,
    coalesce(source_title, source_id) AS source,
    title
FROM mart.figure_timeline
WHERE
    measure_id = $measure_id
    AND ($figure_id IS NULL OR figure_id = $figure_id)
    AND published_at IS NOT NULL
ORDER BY published_at, claim_id
LIMIT $limit
