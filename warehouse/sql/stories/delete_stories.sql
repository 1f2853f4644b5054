DELETE FROM core.stories
WHERE article_id IN (SELECT article_id FROM changed_articles)
