-- claims whose figure may be another for reasons of their own: those that changed or speak for others than before,
-- with all that stood with them until now and whom they say exactly the same as; and the ends of edges that join
-- only now or no longer
CREATE OR REPLACE TEMP TABLE stood AS
WITH moved AS (
    SELECT claim_id FROM changed_claims
    UNION
    SELECT claim_id FROM turned_claims
)

SELECT claim_id FROM moved
UNION
SELECT other.claim_id
FROM core.figure_claims AS mine
SEMI JOIN moved ON moved.claim_id = mine.claim_id
JOIN core.figure_claims AS other ON other.figure_id = mine.figure_id
UNION
SELECT s.claim_id
FROM work.claim_marks AS m
SEMI JOIN moved ON moved.claim_id = m.claim_id
JOIN work.claim_marks AS s ON s.number = m.echo_of
UNION
SELECT unnest([left_claim_id, right_claim_id])
FROM moved_edges
WHERE (coalesce(score, 0) >= $join) <> (coalesce(old_score, 0) >= $join)
