SELECT article_id, first FROM touched_articles ORDER BY article_id
