SELECT article_id FROM touched_articles ORDER BY article_id
