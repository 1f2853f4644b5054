-- articles and claims by month of publication and language
SELECT
    date_trunc('month', a.published_at)::DATE AS month,
    a.language,
    count(DISTINCT (a.article_id))::INTEGER AS articles,
    count(c.claim_id)::INTEGER AS claims
FROM core.articles AS a
LEFT JOIN core.claims AS c
    ON c.article_id = a.article_id AND c.article_version = a.version AND c.superseded_at IS NULL
WHERE
    a.superseded_at IS NULL
    AND a.withdrawn_at IS NULL
    AND a.published_at IS NOT NULL
    AND ($source_id IS NULL OR a.source_id = $source_id)
GROUP BY ALL
ORDER BY month, a.language
