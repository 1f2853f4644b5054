-- incoming rejections with the source their document was received from
SELECT p.* REPLACE (d.source_id AS source_id)
FROM plain_rejections AS p
LEFT JOIN raw.documents AS d ON d.document_id = p.document_id
