-- what each source has: its public records, and how many of them gave no article
SELECT
    r.source_id,
    count(*) FILTER (WHERE a.document_id IS NOT NULL) AS articles,
    count(*) FILTER (WHERE a.document_id IS NULL AND x.document_id IS NOT NULL) AS rejected,
    count(*) AS documents
FROM core.records AS r
LEFT JOIN (
    SELECT DISTINCT document_id FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
) AS a ON a.document_id = r.document_id
LEFT JOIN (
    SELECT DISTINCT document_id FROM core.rejections
    WHERE stage IN ('fetch', 'clean')
) AS x ON x.document_id = r.document_id
WHERE r.withdrawn_at IS NULL
GROUP BY r.source_id
ORDER BY r.source_id
