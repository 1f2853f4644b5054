-- a figure that comes back takes its old row, and keeps the time it was first resolved
MERGE INTO core.figures AS f
USING incoming_figures AS i ON f.figure_id = i.figure_id
WHEN MATCHED THEN UPDATE SET
    measure_id = i.measure_id,
    statement = i.statement,
    value = i.value,
    value_low = i.value_low,
    value_high = i.value_high,
    unit = i.unit,
    dimension = i.dimension,
    kind = i.kind,
    qualifier = i.qualifier,
    subject = i.subject,
    metric = i.metric,
    period = i.period,
    period_start = i.period_start,
    period_end = i.period_end,
    modality = i.modality,
    conversion_of = i.conversion_of,
    claim_count = i.claim_count,
    article_count = i.article_count,
    source_count = i.source_count,
    origin_count = i.origin_count,
    first_published_at = i.first_published_at,
    last_published_at = i.last_published_at,
    retired_at = NULL
WHEN NOT MATCHED THEN INSERT BY NAME
