-- documents that read differently from what stands in core
WITH stored_articles AS (
    SELECT
        a.* EXCLUDE (
            version, ruleset, read_at, superseded_at, superseded_reason, withdrawn_at
        )
    FROM core.articles AS a
    WHERE
        a.superseded_at IS NULL
        AND a.document_id IN (SELECT document_id FROM incoming_articles)
),

compared_articles AS (
    SELECT i.* FROM incoming_articles AS i
    WHERE i.document_id IN (SELECT document_id FROM stored_articles)
),

stored_claims AS (
    SELECT
        a.document_id,
        c.* EXCLUDE (article_version, ruleset, first_read_at, superseded_at)
    FROM core.articles AS a
    JOIN core.claims AS c ON c.article_id = a.article_id AND c.article_version = a.version
    WHERE
        a.superseded_at IS NULL
        AND a.document_id IN (SELECT document_id FROM incoming_articles)
),

compared_claims AS (
    SELECT i.* FROM incoming_claims AS i
    WHERE i.document_id IN (SELECT document_id FROM stored_articles)
)

SELECT document_id FROM (FROM stored_articles EXCEPT ALL FROM compared_articles)
UNION
SELECT document_id FROM (FROM compared_articles EXCEPT ALL FROM stored_articles)
UNION
SELECT document_id FROM (FROM stored_claims EXCEPT ALL FROM compared_claims)
UNION
SELECT document_id FROM (FROM compared_claims EXCEPT ALL FROM stored_claims)
ORDER BY document_id
