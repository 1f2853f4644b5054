-- articles whose story may change: the changed ones, all that share a key with them, or did, where
-- it is no commonplace, and all of the stories that any of these is part of
CREATE OR REPLACE TEMP TABLE touched_articles AS
WITH moves AS (
    SELECT key, -1 AS step FROM old_keys
    UNION ALL
    SELECT k.key, 1 AS step
    FROM core.article_keys AS k
    SEMI JOIN changed_articles AS c ON c.article_id = k.article_id
    WHERE k.key IS NOT NULL
),

moved AS (
    SELECT key, sum(step) AS step FROM moves GROUP BY key
),

telling AS (
    SELECT k.key
    FROM core.article_keys AS k
    JOIN moved AS m ON m.key = k.key
    GROUP BY k.key
    HAVING least(count(*), count(*) - any_value(m.step)) <= $cap
),

near AS (
    SELECT article_id FROM changed_articles
    UNION
    SELECT k.article_id
    FROM core.article_keys AS k
    SEMI JOIN telling AS t ON t.key = k.key
),

told AS (
    SELECT DISTINCT s.story_id
    FROM core.stories AS s
    SEMI JOIN near AS n ON n.article_id = s.article_id
),

touched AS (
    SELECT article_id FROM near
    UNION
    SELECT s.article_id
    FROM core.stories AS s
    SEMI JOIN told AS t ON t.story_id = s.story_id
)

SELECT a.article_id, a.version
FROM core.articles AS a
SEMI JOIN touched AS t ON t.article_id = a.article_id
WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL
