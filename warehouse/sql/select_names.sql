SELECT DISTINCT i.source_id
FROM incoming_articles AS i
WHERE i.document_id IN (SELECT document_id FROM added_versions)
ORDER BY i.source_id
