SELECT
    f.figure_id,
    f.measure_id,
    f.statement,
    f.value,
    f.value_low,
    f.value_high,
    f.unit,
    CASE
        WHEN f.unit = 'USD' THEN f.value
        WHEN r.usd IS NOT NULL THEN round(f.value * r.usd, 4)::DECIMAL(38, 9)
    END AS value_usd,
    CASE
        WHEN f.unit = 'EUR' THEN f.value
        WHEN r.eur IS NOT NULL THEN round(f.value * r.eur, 4)::DECIMAL(38, 9)
    END AS value_eur,
    f.kind,
    f.qualifier,
    f.subject,
    f.metric,
    f.period,
    f.period_start,
    f.period_end,
    f.modality,
    f.conversion_of,
    f.claim_count,
    f.article_count,
    f.source_count,
    f.origin_count,
    f.first_published_at,
    f.last_published_at,
    f.created_at,
    m.status AS measure_status,
    m.figure_count AS measure_figure_count,
    coalesce(k.conflict_count, 0)::INTEGER AS conflict_count,
    coalesce(s.sources, []) AS sources,
    coalesce(s.languages, []) AS languages,
    lower(strip_accents(concat_ws(chr(10), f.statement, f.subject, f.metric, f.unit, f.period))) AS search_text
FROM core.figures AS f
LEFT JOIN core.measures AS m ON m.measure_id = f.measure_id
LEFT JOIN (
    SELECT figure_id, count(*) AS conflict_count
    FROM (
        SELECT left_figure_id AS figure_id FROM core.conflicts
        UNION ALL
        SELECT right_figure_id AS figure_id FROM core.conflicts
    )
    GROUP BY figure_id
) AS k ON k.figure_id = f.figure_id
LEFT JOIN (
    SELECT
        fc.figure_id,
        list(DISTINCT a.source_id ORDER BY a.source_id) AS sources,
        list(DISTINCT a.language ORDER BY a.language) AS languages
    FROM core.figure_claims AS fc
    JOIN core.claims AS c ON c.claim_id = fc.claim_id AND c.superseded_at IS NULL
    JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
    GROUP BY fc.figure_id
) AS s ON s.figure_id = f.figure_id
LEFT JOIN core.rates AS r ON r.currency = f.unit AND r.day = (f.first_published_at AT TIME ZONE 'UTC')::DATE
WHERE f.retired_at IS NULL
ORDER BY f.origin_count DESC, f.claim_count DESC, f.figure_id
