SELECT
    a.article_id,
    a.title,
    a.url,
    a.published_at,
    a.language,
    count(c.claim_id)::INTEGER AS claim_count
FROM core.articles AS a
LEFT JOIN core.claims AS c
    ON c.article_id = a.article_id AND c.article_version = a.version AND c.superseded_at IS NULL
WHERE a.source_id = $source_id AND a.superseded_at IS NULL AND a.withdrawn_at IS NULL
GROUP BY ALL
ORDER BY a.published_at DESC NULLS LAST, a.article_id
LIMIT $limit
