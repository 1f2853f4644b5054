SELECT DISTINCT article_id
FROM core.articles
WHERE document_id IN (SELECT document_id FROM removed_documents)
ORDER BY article_id
