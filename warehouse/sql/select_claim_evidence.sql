SELECT
    c.* EXCLUDE (article_version, dimension, ruleset, first_read_at, superseded_at, value),
    c.dimension,
    a.source_id,
    coalesce(t.story_id, c.article_id) AS story_id,
    a.published_at,
    a.language,
    a.title,
    a.url
FROM core.claims AS c
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
LEFT JOIN core.stories AS t ON t.article_id = c.article_id
WHERE c.superseded_at IS NULL AND c.claim_id IN (SELECT claim_id FROM wanted_claims)
ORDER BY c.claim_id
