-- a claim that an earlier version of its article already had keeps the time it was first read
INSERT INTO core.claims BY NAME
SELECT
    i.* EXCLUDE (document_id),
    v.version AS article_version,
    $ruleset AS ruleset,
    coalesce(earlier.first_read_at, $read_at) AS first_read_at
FROM incoming_claims AS i
JOIN added_versions AS v ON v.document_id = i.document_id
LEFT JOIN (
    SELECT c.claim_id, min(c.first_read_at) AS first_read_at
    FROM core.claims AS c
    WHERE
        c.article_id IN (
            SELECT a.article_id
            FROM incoming_articles AS a
            JOIN added_versions AS n ON n.document_id = a.document_id
            WHERE n.version > 1
        )
    GROUP BY c.claim_id
) AS earlier ON earlier.claim_id = i.claim_id
ORDER BY i.document_id, i.span_start, i.claim_id
RETURNING claim_id
