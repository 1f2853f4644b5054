MERGE INTO core.records AS r
USING moved_records AS m ON r.source_id = m.source_id AND r.key = m.key
WHEN MATCHED THEN UPDATE SET document_id = m.document_id, received_at = $at, withdrawn_at = NULL
WHEN NOT MATCHED
THEN INSERT (source_id, key, document_id, received_at)
VALUES (m.source_id, m.key, m.document_id, $at)
