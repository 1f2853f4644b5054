-- documents whose stored rejections of these stages are not what comes in
WITH stored AS (
    SELECT r.* EXCLUDE (source_id, ruleset, rejected_at)
    FROM core.rejections AS r
    WHERE
        r.document_id IN (SELECT document_id FROM wanted_documents)
        AND list_contains($stages, r.stage)
),

incoming AS (
    SELECT i.* EXCLUDE (source_id) FROM incoming_rejections AS i
    WHERE i.document_id IN (SELECT document_id FROM wanted_documents)
)

SELECT DISTINCT document_id
FROM (
    (FROM stored EXCEPT ALL FROM incoming)
    UNION ALL
    (FROM incoming EXCEPT ALL FROM stored)
)
ORDER BY document_id
