DELETE FROM work.article_sketches WHERE article_id IN (SELECT article_id FROM removed_articles)
