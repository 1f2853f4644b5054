-- the texts of current articles whose story may change: the changed ones, all that
-- share a key with them, and all of the stories that any of these is part of
WITH near AS (
    SELECT article_id FROM changed_articles
    UNION
    SELECT other.article_id
    FROM core.article_keys AS mine
    JOIN core.article_keys AS other ON other.key = mine.key
    WHERE mine.article_id IN (SELECT article_id FROM changed_articles)
),

told AS (
    SELECT DISTINCT story_id
    FROM core.stories
    WHERE article_id IN (SELECT article_id FROM near)
),

touched AS (
    SELECT article_id FROM near
    UNION
    SELECT t.article_id
    FROM core.stories AS t
    WHERE t.story_id IN (SELECT story_id FROM told)
)

SELECT a.article_id, a.text
FROM core.articles AS a
WHERE
    a.superseded_at IS NULL
    AND a.withdrawn_at IS NULL
    AND a.article_id IN (SELECT article_id FROM touched)
ORDER BY a.article_id
