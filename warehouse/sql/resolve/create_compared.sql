-- the claims to compare anew with all others: of changed articles all, and all that may find new edges.
-- Where more common values prove less and more kin values more ($falls), what became more common or
-- makes articles kin no longer finds no edge that it had not: of such claims only the edges are looked at
CREATE OR REPLACE TEMP TABLE compared AS
WITH articles AS (
    SELECT article FROM old_marks
    UNION
    SELECT article FROM incoming_marks
    UNION
    SELECT m.article
    FROM work.claim_marks AS m
    JOIN moved_values AS v ON v.value_key = m.value_key AND (v.kin_won OR (v.kin_lost AND NOT $falls))
    WHERE m.telling
)

SELECT m.number
FROM work.claim_marks AS m
SEMI JOIN articles AS a ON a.article = m.article
UNION
SELECT m.number
FROM work.claim_marks AS m
SEMI JOIN moved_values AS v
    ON v.value_key = m.value_key AND (v.common_fell OR (v.common_rose AND NOT $falls))
UNION
SELECT number FROM turned_claims
UNION
SELECT b.number
FROM work.claim_blocks AS b
SEMI JOIN passed_blocks AS p ON p.block = b.block AND NOT p.is_closed
ANTI JOIN echoes AS e ON e.number = b.number
