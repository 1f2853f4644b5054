UPDATE core.claims AS c
SET superseded_at = NULL
FROM core.articles AS a, moved_records AS m
WHERE
    m.withdrawn
    AND a.document_id = m.document_id
    AND a.superseded_at IS NULL
    AND a.withdrawn_at IS NOT NULL
    AND c.article_id = a.article_id
    AND c.article_version = a.version
