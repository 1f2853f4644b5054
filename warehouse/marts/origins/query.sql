WITH stated AS (
    SELECT
        fc.figure_id,
        fc.origin,
        c.claim_id,
        c.article_id,
        c.attribution,
        a.source_id,
        a.published_at,
        a.url,
        coalesce(t.story_id, c.article_id) AS story_id
    FROM core.figure_claims AS fc
    JOIN core.figures AS f ON f.figure_id = fc.figure_id AND f.retired_at IS NULL
    JOIN core.claims AS c ON c.claim_id = fc.claim_id AND c.superseded_at IS NULL
    JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
    LEFT JOIN core.stories AS t ON t.article_id = c.article_id
),

named AS (
    -- where resolving kept no origin: who the article, or another of its story, names
    SELECT
        *,
        coalesce(
            origin,
            attribution,
            min(attribution) OVER (PARTITION BY figure_id, story_id),
            story_id
        ) AS origin_name
    FROM stated
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
