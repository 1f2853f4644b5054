SELECT DISTINCT d.source_id, d.key
FROM core.articles AS a
JOIN raw.documents AS d ON d.document_id = a.document_id
WHERE a.article_id = $article_id
ORDER BY ALL
