-- once everything is read, no article stands that was read from an earlier document of its record
SELECT 'article ' || a.article_id || ' stands, but its record has a later document' AS violation
FROM core.articles AS a
JOIN raw.documents AS d ON d.document_id = a.document_id
JOIN core.records AS r ON r.source_id = d.source_id AND r.key = d.key
WHERE
    a.superseded_at IS NULL
    AND a.withdrawn_at IS NULL
    AND r.document_id <> a.document_id
