-- the keys that the changed articles had
CREATE OR REPLACE TEMP TABLE old_keys AS
SELECT k.key
FROM core.article_keys AS k
SEMI JOIN changed_articles AS c ON c.article_id = k.article_id
WHERE k.key IS NOT NULL
