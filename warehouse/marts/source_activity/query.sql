SELECT
    s.source_id,
    s.title,
    s.kind,
    s.set,
    s.url,
    s.first_seen_at,
    s.last_fetched_at,
    d.last_document_at,
    coalesce(d.document_count, 0)::INTEGER AS document_count,
    coalesce(a.article_count, 0)::INTEGER AS article_count,
    coalesce(a.claim_count, 0)::INTEGER AS claim_count,
    coalesce(a.figure_count, 0)::INTEGER AS figure_count,
    coalesce(r.rejected_document_count, 0)::INTEGER AS rejected_document_count,
    coalesce(r.rejected_candidate_count, 0)::INTEGER AS rejected_candidate_count,
    a.first_published_at,
    a.last_published_at,
    coalesce(a.languages, []) AS languages
FROM core.sources AS s
LEFT JOIN (
    SELECT source_id, count(*) AS document_count, max(fetched_at) AS last_document_at
    FROM raw.documents
    GROUP BY source_id
) AS d ON d.source_id = s.source_id
LEFT JOIN (
    SELECT
        a.source_id,
        count(DISTINCT a.article_id) AS article_count,
        count(c.claim_id) AS claim_count,
        count(DISTINCT fc.figure_id) AS figure_count,
        min(a.published_at) AS first_published_at,
        max(a.published_at) AS last_published_at,
        list(DISTINCT a.language ORDER BY a.language) AS languages
    FROM core.articles AS a
    LEFT JOIN core.claims AS c
        ON c.article_id = a.article_id AND c.article_version = a.version AND c.superseded_at IS NULL
    LEFT JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
    WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL
    GROUP BY a.source_id
) AS a ON a.source_id = s.source_id
LEFT JOIN (
    SELECT
        source_id,
        count(DISTINCT document_id) FILTER (WHERE stage <> 'extract') AS rejected_document_count,
        count(*) FILTER (WHERE stage = 'extract') AS rejected_candidate_count
    FROM core.rejections
    GROUP BY source_id
) AS r ON r.source_id = s.source_id
