WITH named AS (
    -- where resolving kept no origin: who the article, or another of its story, names
    SELECT
        fc.figure_id,
        coalesce(fc.origin, c.attribution, n.attribution, t.story_id, c.article_id) AS origin_name,
        c.claim_id,
        c.article_id,
        c.attribution,
        a.source_id,
        a.published_at,
        a.url
    FROM core.claims AS c
    JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
    JOIN core.figures AS f ON f.figure_id = fc.figure_id AND f.retired_at IS NULL
    JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
    LEFT JOIN core.stories AS t ON t.article_id = c.article_id
    LEFT JOIN (
        SELECT
            o.figure_id,
            coalesce(s.story_id, d.article_id) AS story_id,
            min(d.attribution) AS attribution
        FROM core.claims AS d
        JOIN (
            SELECT figure_id, claim_id FROM core.figure_claims
            WHERE figure_id IN (SELECT figure_id FROM core.figure_claims WHERE origin IS NULL)
        ) AS o ON o.claim_id = d.claim_id
        LEFT JOIN core.stories AS s ON s.article_id = d.article_id
        WHERE d.superseded_at IS NULL AND d.attribution IS NOT NULL
        GROUP BY ALL
    ) AS n ON n.figure_id = fc.figure_id AND n.story_id = coalesce(t.story_id, c.article_id)
    WHERE c.superseded_at IS NULL
)

SELECT
    figure_id,
    origin_name AS origin,
    count(*)::INTEGER AS claim_count,
    count(DISTINCT article_id)::INTEGER AS article_count,
    list(DISTINCT source_id ORDER BY source_id) AS sources,
    coalesce(
        list(DISTINCT attribution ORDER BY attribution) FILTER (WHERE attribution IS NOT NULL), []
    ) AS attributions,
    min(published_at) AS first_published_at,
    arg_min(source_id, (published_at IS NULL, published_at, claim_id)) AS first_source_id,
    arg_min(url, (published_at IS NULL, published_at, claim_id)) AS first_url
FROM named
GROUP BY figure_id, origin_name
