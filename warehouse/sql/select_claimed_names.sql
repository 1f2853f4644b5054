SELECT
    n.name,
    count(DISTINCT n.claim_id)::INTEGER AS claims,
    list(DISTINCT n.article_id ORDER BY n.article_id) AS articles,
    list(DISTINCT n.figure_id ORDER BY n.figure_id) FILTER (WHERE n.figure_id IS NOT NULL) AS figures,
    list(DISTINCT a.language ORDER BY a.language) AS languages,
    arg_min(n.sentence, n.claim_id) AS example
FROM (
    -- a figure is only told of its subject: who is quoted is another
    SELECT
        c.subject AS name,
        c.claim_id,
        c.article_id,
        c.article_version,
        c.sentence,
        f.figure_id
    FROM core.claims AS c
    LEFT JOIN core.figure_claims AS f ON f.claim_id = c.claim_id
    WHERE c.superseded_at IS NULL
    UNION ALL
    SELECT
        c.attribution AS name,
        c.claim_id,
        c.article_id,
        c.article_version,
        c.sentence,
        NULL AS figure_id
    FROM core.claims AS c
    WHERE c.superseded_at IS NULL
) AS n
JOIN core.articles AS a ON a.article_id = n.article_id AND a.version = n.article_version
WHERE n.name IS NOT NULL AND n.name <> lower(n.name)
GROUP BY n.name
ORDER BY n.name
