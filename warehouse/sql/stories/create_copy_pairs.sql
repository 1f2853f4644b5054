-- touched articles that share a key that is no commonplace
CREATE OR REPLACE TEMP TABLE copy_pairs AS
WITH telling AS (
    SELECT key FROM core.article_keys GROUP BY key HAVING count(*) BETWEEN 2 AND $cap
),

open_keys AS (
    SELECT k.key, k.article_id
    FROM core.article_keys AS k
    SEMI JOIN telling AS t ON t.key = k.key
    SEMI JOIN touched_articles AS a ON a.article_id = k.article_id
)

SELECT DISTINCT a.article_id AS left_article_id, b.article_id AS right_article_id
FROM open_keys AS a
JOIN open_keys AS b ON b.key = a.key AND a.article_id < b.article_id
