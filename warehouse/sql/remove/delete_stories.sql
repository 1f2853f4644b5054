DELETE FROM core.stories WHERE article_id IN (SELECT article_id FROM removed_articles)
