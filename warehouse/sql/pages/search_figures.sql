-- figures by any mix of filters, NULL being none; those with most origins come first
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
FROM {filtered}
ORDER BY origin_count DESC, claim_count DESC, figure_id
LIMIT $limit
