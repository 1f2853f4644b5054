-- records received from a source, or whose articles name it as theirs
SELECT DISTINCT d.source_id, d.key
FROM raw.documents AS d
LEFT JOIN core.articles AS a ON a.document_id = d.document_id
WHERE d.source_id = $source_id OR a.source_id = $source_id
ORDER BY ALL
