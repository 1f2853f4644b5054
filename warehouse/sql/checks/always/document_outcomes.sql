-- no stored document has more than one outcome: a current article, or a rejection of stage fetch or clean
SELECT 'document ' || document_id || ' has ' || count(*) || ' outcomes' AS violation
FROM (
    SELECT document_id FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
    UNION ALL
    SELECT document_id FROM core.rejections
    WHERE stage IN ('fetch', 'clean')
)
WHERE document_id IN (SELECT document_id FROM raw.documents)
GROUP BY document_id
HAVING count(*) > 1
