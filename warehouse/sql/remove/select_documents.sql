-- what the removals that are not finished are about
SELECT d.document_id
FROM raw.documents AS d
JOIN meta.removals AS m ON m.source_id = d.source_id AND m.key = d.key
WHERE m.finished_at IS NULL
ORDER BY d.document_id
