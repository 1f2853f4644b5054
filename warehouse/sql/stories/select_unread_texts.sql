SELECT a.article_id, a.version, a.text
FROM core.articles AS a
JOIN unread_articles AS u ON u.article_id = a.article_id AND u.version = a.version
WHERE u.portion = $portion
ORDER BY a.article_id
