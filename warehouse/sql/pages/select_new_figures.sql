-- figures first resolved within the last days before the file was published
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
WHERE created_at >= (SELECT max(published_at) - to_days($days::INTEGER) FROM meta.publications)
ORDER BY origin_count DESC, claim_count DESC, figure_id
LIMIT $limit
