-- articles that share a key that is no commonplace, where that says anything new: one of them changed,
-- the key was a commonplace until now, or both are of a story that may be one no longer
CREATE OR REPLACE TEMP TABLE copy_pairs AS
WITH open_keys AS (
    SELECT
        k.key,
        k.article_id,
        m.is_won OR k.article_id IN (SELECT article_id FROM changed_articles) AS is_fresh
    FROM core.article_keys AS k
    JOIN moved_keys AS m ON m.key = k.key AND m.is_telling
),

broken AS (
    SELECT k.key, k.article_id, s.story_id
    FROM core.stories AS s
    SEMI JOIN broken_stories AS b ON b.story_id = s.story_id
    ANTI JOIN changed_articles AS c ON c.article_id = s.article_id
    JOIN core.article_keys AS k ON k.article_id = s.article_id
),

telling AS (
    SELECT k.key
    FROM core.article_keys AS k
    WHERE k.key IN (SELECT key FROM broken)
    GROUP BY k.key
    HAVING count(*) BETWEEN 2 AND $cap
)

SELECT
    least(a.article_id, b.article_id) AS left_article_id,
    greatest(a.article_id, b.article_id) AS right_article_id
FROM open_keys AS a
JOIN open_keys AS b ON b.key = a.key AND (NOT b.is_fresh OR a.article_id < b.article_id)
WHERE a.is_fresh AND a.article_id <> b.article_id
UNION
SELECT a.article_id, b.article_id
FROM broken AS a
SEMI JOIN telling AS t ON t.key = a.key
JOIN broken AS b ON b.key = a.key AND b.story_id = a.story_id AND a.article_id < b.article_id
