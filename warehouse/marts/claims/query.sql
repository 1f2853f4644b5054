SELECT
    c.claim_id,
    fc.figure_id,
    c.article_id,
    c.article_version,
    a.source_id,
    s.title AS source_title,
    a.title,
    a.url,
    a.published_at,
    a.language,
    t.story_id,
    c.sentence,
    c.sentence_start,
    c.span_start,
    c.span_end,
    c.surface,
    c.value,
    c.value_low,
    c.value_high,
    c.unit,
    CASE
        WHEN c.unit = 'USD' THEN c.value
        WHEN r.usd IS NOT NULL THEN round(c.value * r.usd, 4)::DECIMAL(38, 9)
    END AS value_usd,
    CASE
        WHEN c.unit = 'EUR' THEN c.value
        WHEN r.eur IS NOT NULL THEN round(c.value * r.eur, 4)::DECIMAL(38, 9)
    END AS value_eur,
    c.kind,
    c.qualifier,
    c.change,
    c.subject,
    c.metric,
    c.period,
    c.period_start,
    c.period_end,
    c.modality,
    c.attribution,
    c.heading,
    c.row_label,
    c.column_label,
    c.conversion_of,
    c.rule,
    c.confidence,
    c.subject_basis,
    c.metric_basis,
    c.period_basis,
    c.first_read_at,
    fc.score,
    fc.reasons
FROM core.claims AS c
JOIN core.articles AS a
    ON
        a.article_id = c.article_id
        AND a.version = c.article_version
        AND a.superseded_at IS NULL
        AND a.withdrawn_at IS NULL
LEFT JOIN core.sources AS s ON s.source_id = a.source_id
LEFT JOIN core.stories AS t ON t.article_id = c.article_id
LEFT JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
LEFT JOIN core.rates AS r ON r.currency = c.unit AND r.day = (a.published_at AT TIME ZONE 'UTC')::DATE
WHERE c.superseded_at IS NULL
