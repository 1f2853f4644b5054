-- current articles with the other current articles that their texts link to
CREATE OR REPLACE TEMP TABLE linked_articles AS
SELECT l.article_id, list(DISTINCT b.article_id ORDER BY b.article_id) AS linked
FROM (
    SELECT a.article_id, unnest(a.links) AS link
    FROM core.articles AS a
    WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL AND len(a.links) > 0
) AS l
JOIN core.articles AS b
    ON b.canonical_url = l.link AND b.superseded_at IS NULL AND b.withdrawn_at IS NULL
WHERE b.article_id <> l.article_id
GROUP BY l.article_id
