-- claims of which anything changed, and the current ones that stood with them until now
CREATE OR REPLACE TEMP TABLE stood AS
WITH edges AS (
    SELECT coalesce(o.left_claim_id, n.left_claim_id) AS left_claim_id,
        coalesce(o.right_claim_id, n.right_claim_id) AS right_claim_id
    FROM old_edges AS o
    FULL JOIN new_edges AS n
        ON n.left_claim_id = o.left_claim_id AND n.right_claim_id = o.right_claim_id
    WHERE n.score IS DISTINCT FROM o.score OR n.reasons IS DISTINCT FROM o.reasons
),

moved AS (
    SELECT claim_id FROM changed_claims
    UNION
    SELECT left_claim_id FROM edges
    UNION
    SELECT right_claim_id FROM edges
    UNION
    SELECT m.claim_id
    FROM work.claim_marks AS m
    SEMI JOIN turned_claims AS t ON t.number = m.number
)

SELECT claim_id FROM moved
UNION
SELECT other.claim_id
FROM core.figure_claims AS mine
SEMI JOIN moved ON moved.claim_id = mine.claim_id
JOIN core.figure_claims AS other ON other.figure_id = mine.figure_id
