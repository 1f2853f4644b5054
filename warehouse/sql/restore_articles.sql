UPDATE core.articles AS a
SET withdrawn_at = NULL
FROM moved_records AS m
WHERE
    m.withdrawn
    AND a.document_id = m.document_id
    AND a.superseded_at IS NULL
    AND a.withdrawn_at IS NOT NULL
