SELECT i.document_id, (coalesce(max(a.version), 0) + 1)::INTEGER AS version
FROM incoming_articles AS i
LEFT JOIN core.articles AS a ON a.article_id = i.article_id
WHERE i.document_id IN (SELECT document_id FROM added_documents)
GROUP BY i.document_id
ORDER BY i.document_id
