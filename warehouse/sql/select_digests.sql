-- a withdrawn record is left out, so that it is received again when it returns
SELECT r.key, d.body_sha256
FROM core.records AS r
JOIN raw.documents AS d ON d.document_id = r.document_id
WHERE r.source_id = $source_id AND r.withdrawn_at IS NULL
ORDER BY r.key
