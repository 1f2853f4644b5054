-- the rows stay, so that articles and claims can still say what they were read from
UPDATE raw.documents AS d
SET body = NULL, body_removed_at = $at
FROM core.records AS r
WHERE
    r.source_id = d.source_id
    AND r.key = d.key
    AND d.body IS NOT NULL
    AND (
        (r.document_id <> d.document_id AND r.received_at < $before)
        OR (r.document_id = d.document_id AND r.withdrawn_at < $before)
    )
