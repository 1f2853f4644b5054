SELECT d.document_id, r.document_id IS NOT NULL AS is_latest
FROM raw.documents AS d
LEFT JOIN core.records AS r
    ON
        r.source_id = d.source_id
        AND r.key = d.key
        AND r.document_id = d.document_id
        AND r.withdrawn_at IS NULL
WHERE d.document_id IN (SELECT document_id FROM wanted_documents)
ORDER BY d.document_id
