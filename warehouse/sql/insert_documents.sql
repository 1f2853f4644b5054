INSERT INTO raw.documents BY NAME
SELECT i.* EXCLUDE (position)
FROM incoming_documents AS i
ANTI JOIN raw.documents AS d ON d.document_id = i.document_id
QUALIFY row_number() OVER (PARTITION BY i.document_id ORDER BY i.position) = 1
ORDER BY i.position
RETURNING document_id
