-- once everything is read, every document is accounted for: it has a current article or a
-- rejection, or it is an earlier document of a record that was edited or withdrawn since
SELECT 'document ' || r.document_id || ' of source ' || r.source_id || ' was never read' AS violation
FROM core.records AS r
ANTI JOIN (
    SELECT document_id FROM core.articles
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT document_id FROM core.rejections
    WHERE stage IN ('fetch', 'clean')
) AS done ON done.document_id = r.document_id
WHERE r.withdrawn_at IS NULL
