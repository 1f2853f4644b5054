-- current articles whose wording was not keyed yet
SELECT a.article_id, a.version, a.text
FROM core.articles AS a
ANTI JOIN core.article_keys AS k ON k.article_id = a.article_id AND k.version = a.version
WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL
ORDER BY a.article_id
