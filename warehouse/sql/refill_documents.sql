-- a record may go back to a document whose body was removed in the meantime
UPDATE raw.documents AS d
SET body = i.body, body_removed_at = NULL
FROM incoming_documents AS i
WHERE d.document_id = i.document_id AND d.body_removed_at IS NOT NULL
