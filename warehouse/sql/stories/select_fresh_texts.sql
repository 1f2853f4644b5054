SELECT c.portion, a.article_id, a.version, a.text
FROM core.articles AS a
-- by place: new ones lie together, and no others are read
JOIN changed_articles AS c ON c.place = a.rowid
WHERE c.portion >= $first AND c.portion < $stop
ORDER BY c.portion, a.article_id
