-- the claims to compare anew: of changed articles all, and all whose old comparisons hold no longer
CREATE OR REPLACE TEMP TABLE compared AS
WITH articles AS (
    SELECT article FROM old_marks
    UNION
    SELECT article FROM incoming_marks
    UNION
    SELECT m.article
    FROM work.claim_marks AS m
    JOIN moved_values AS v ON v.value_key = m.value_key AND v.kin_moved
    WHERE m.telling
)

SELECT m.number
FROM work.claim_marks AS m
SEMI JOIN articles AS a ON a.article = m.article
UNION
SELECT m.number
FROM work.claim_marks AS m
SEMI JOIN (SELECT value_key FROM moved_values WHERE common_moved) AS v ON v.value_key = m.value_key
UNION
SELECT number FROM turned_claims
UNION
SELECT b.number
FROM work.claim_blocks AS b
SEMI JOIN passed_blocks AS p ON p.block = b.block
ANTI JOIN echoes AS e ON e.number = b.number
