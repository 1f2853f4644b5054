SELECT
    f.measure_id,
    m.status AS measure_status,
    f.subject,
    f.metric,
    f.period,
    f.unit,
    a.published_at,
    f.figure_id,
    f.statement,
    c.claim_id,
    c.value,
    c.value_low,
    c.value_high,
    CASE
        WHEN c.unit = 'USD' THEN c.value
        WHEN r.usd IS NOT NULL THEN round(c.value * r.usd, 4)::DECIMAL(38, 9)
    END AS value_usd,
    CASE
        WHEN c.unit = 'EUR' THEN c.value
        WHEN r.eur IS NOT NULL THEN round(c.value * r.eur, 4)::DECIMAL(38, 9)
    END AS value_eur,
    c.unit AS claim_unit,
    c.modality,
    c.attribution,
    a.source_id,
    s.title AS source_title,
    a.title,
    a.url,
    f.figure_id = m.latest_figure_id AS is_latest_figure
FROM core.claims AS c
JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
JOIN core.figures AS f ON f.figure_id = fc.figure_id AND f.retired_at IS NULL
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
LEFT JOIN core.measures AS m ON m.measure_id = f.measure_id
LEFT JOIN core.sources AS s ON s.source_id = a.source_id
LEFT JOIN core.rates AS r ON r.currency = c.unit AND r.day = (a.published_at AT TIME ZONE 'UTC')::DATE
WHERE c.superseded_at IS NULL
