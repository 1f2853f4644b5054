-- edges that may prove less now, or nothing, of claims that are not compared anew with all others:
-- their value became more common, the articles of both are kin by it no longer, or a block that both
-- stand in has grown too large
CREATE OR REPLACE TEMP TABLE lowered AS
WITH kin_articles AS (
    SELECT DISTINCT m.article
    FROM work.claim_marks AS m
    SEMI JOIN moved_values AS v ON v.value_key = m.value_key AND v.kin_lost
    WHERE m.telling
),

reached AS (
    -- is_enough: whatever stands at the other end of the edge
    SELECT m.claim_id, TRUE AS is_enough
    FROM work.claim_marks AS m
    SEMI JOIN moved_values AS v ON v.value_key = m.value_key AND v.common_rose
    UNION ALL
    SELECT m.claim_id, FALSE
    FROM work.claim_marks AS m
    SEMI JOIN kin_articles AS a ON a.article = m.article
    UNION ALL
    SELECT m.claim_id, FALSE
    FROM work.claim_marks AS m
    SEMI JOIN (
        SELECT b.number
        FROM work.claim_blocks AS b
        SEMI JOIN passed_blocks AS p ON p.block = b.block AND p.is_closed
    ) AS b ON b.number = m.number
),

fallen AS (
    SELECT claim_id, bool_or(is_enough) AS is_enough FROM reached GROUP BY claim_id
),

edges AS (
    SELECT e.left_claim_id, e.right_claim_id
    FROM core.edges AS e
    LEFT JOIN fallen AS l ON l.claim_id = e.left_claim_id
    LEFT JOIN fallen AS r ON r.claim_id = e.right_claim_id
    WHERE l.is_enough OR r.is_enough OR (l.claim_id IS NOT NULL AND r.claim_id IS NOT NULL)
)

SELECT
    e.left_claim_id,
    e.right_claim_id,
    least(l.number, r.number) AS one,
    greatest(l.number, r.number) AS other
FROM edges AS e
JOIN work.claim_marks AS l ON l.claim_id = e.left_claim_id
JOIN work.claim_marks AS r ON r.claim_id = e.right_claim_id
WHERE
    l.number NOT IN (SELECT number FROM compared)
    AND r.number NOT IN (SELECT number FROM compared)
