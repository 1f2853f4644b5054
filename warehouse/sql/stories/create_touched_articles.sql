-- articles whose story may change: the changed ones, all that may be copies of one another, and all of
-- the stories that any of these is part of; with the first article of its story where that stands
CREATE OR REPLACE TEMP TABLE touched_articles AS
WITH near AS (
    SELECT article_id FROM changed_articles
    UNION
    SELECT left_article_id FROM copy_pairs
    UNION
    SELECT right_article_id FROM copy_pairs
),

told AS (
    SELECT s.story_id
    FROM core.stories AS s
    SEMI JOIN near AS n ON n.article_id = s.article_id
    UNION
    SELECT story_id FROM broken_stories
),

standing AS (
    SELECT s.article_id, min(s.article_id) OVER (PARTITION BY s.story_id) AS first
    FROM core.stories AS s
    SEMI JOIN told AS t ON t.story_id = s.story_id
    ANTI JOIN broken_stories AS b ON b.story_id = s.story_id
),

touched AS (
    SELECT article_id FROM near
    UNION
    SELECT s.article_id
    FROM core.stories AS s
    SEMI JOIN told AS t ON t.story_id = s.story_id
)

SELECT a.article_id, coalesce(s.first, a.article_id) AS first
FROM core.articles AS a
SEMI JOIN touched AS t ON t.article_id = a.article_id
LEFT JOIN standing AS s ON s.article_id = a.article_id
WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL
