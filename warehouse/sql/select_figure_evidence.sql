SELECT
    c.claim_id,
    c.sentence,
    c.span_start - c.sentence_start AS start,
    c.span_end - c.sentence_start AS "end",
    c.surface,
    c.value,
    c.unit,
    c.modality,
    c.attribution,
    a.title,
    a.url,
    a.source_id,
    coalesce(s.title, a.source_id) AS source_title,
    a.published_at,
    a.language,
    fc.score,
    fc.reasons
FROM core.figure_claims AS fc
JOIN core.claims AS c ON c.claim_id = fc.claim_id AND c.superseded_at IS NULL
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
LEFT JOIN core.sources AS s ON s.source_id = a.source_id
WHERE fc.figure_id = $figure_id
ORDER BY a.published_at NULLS LAST, a.source_id, c.article_id, c.span_start, c.claim_id
