SELECT count(*) AS articles, (coalesce(max(portion) + 1, 0))::INTEGER AS portions
FROM unread_articles
