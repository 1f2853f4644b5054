DELETE FROM core.article_keys
WHERE article_id IN (SELECT article_id FROM changed_articles)
