-- records whose latest document is another one than before, or that return from being withdrawn
SELECT
    i.source_id,
    i.key,
    i.document_id,
    r.document_id IS NOT NULL AS known,
    r.withdrawn_at IS NOT NULL AS withdrawn
FROM incoming_documents AS i
LEFT JOIN core.records AS r ON r.source_id = i.source_id AND r.key = i.key
WHERE
    r.document_id IS DISTINCT FROM i.document_id
    OR r.withdrawn_at IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY i.source_id, i.key ORDER BY i.position DESC) = 1
ORDER BY i.position
