-- what was never read comes first, then what another ruleset has read, each in the order of arrival
WITH waiting AS (
    SELECT d.document_id, d.body_size, d.rowid AS place, known.document_id IS NOT NULL AS is_known
    FROM core.records AS r
    JOIN raw.documents AS d ON d.document_id = r.document_id
    LEFT JOIN (
        SELECT document_id FROM core.articles
        WHERE superseded_at IS NULL
        UNION
        SELECT document_id FROM core.rejections
        WHERE stage = 'clean'
    ) AS known ON known.document_id = r.document_id
    ANTI JOIN (
        SELECT document_id FROM core.articles
        WHERE superseded_at IS NULL AND ruleset = $ruleset
        UNION ALL
        SELECT document_id FROM core.rejections
        WHERE stage = 'fetch' OR (stage = 'clean' AND ruleset = $ruleset)
    ) AS done ON done.document_id = r.document_id
    WHERE r.withdrawn_at IS NULL
)

SELECT document_id, is_known, body_size
FROM waiting
ORDER BY is_known, place
LIMIT $limit
