-- keys that the changed articles have or had: whether each tells copies (few share it), and whether it
-- came to by this change, or ceased to
CREATE OR REPLACE TEMP TABLE moved_keys AS
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
)

SELECT
    m.key,
    count(k.key) BETWEEN 2 AND $cap AS is_telling,
    count(k.key) <= $cap AND count(k.key) - any_value(m.step) > $cap AS is_won,
    count(k.key) > $cap AND count(k.key) - any_value(m.step) <= $cap AS is_lost
FROM moved AS m
LEFT JOIN core.article_keys AS k ON k.key = m.key
GROUP BY m.key
