SELECT d.document_id
FROM core.records AS r
JOIN raw.documents AS d ON d.document_id = r.document_id
ANTI JOIN (
    SELECT document_id FROM core.articles
    WHERE superseded_at IS NULL AND ruleset = $ruleset
    UNION ALL
    SELECT document_id FROM core.rejections
    WHERE stage = 'fetch' OR (stage = 'clean' AND ruleset = $ruleset)
) AS done ON done.document_id = r.document_id
WHERE r.withdrawn_at IS NULL
ORDER BY d.rowid
LIMIT $limit
