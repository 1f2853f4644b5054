-- standing versions of records whose latest document, one of those wanted, was rejected when it was fetched
SELECT DISTINCT a.article_id, a.version, 'edit' AS reason
FROM core.records AS r
JOIN raw.documents AS d
    ON d.source_id = r.source_id AND d.key = r.key AND d.document_id <> r.document_id
JOIN core.articles AS a
    ON a.document_id = d.document_id AND a.superseded_at IS NULL AND a.withdrawn_at IS NULL
WHERE
    r.document_id IN (SELECT document_id FROM wanted_documents)
    AND r.document_id IN (SELECT document_id FROM core.rejections WHERE stage = 'fetch')
ORDER BY a.article_id, a.version
