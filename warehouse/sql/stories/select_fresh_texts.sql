SELECT c.portion, a.article_id, a.version, a.text
FROM core.articles AS a
JOIN changed_articles AS c ON c.article_id = a.article_id AND c.version = a.version
WHERE c.portion >= $first AND c.portion < $stop
ORDER BY c.portion, a.article_id
