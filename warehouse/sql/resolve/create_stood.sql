-- claims that changed or speak for others than before, all that stood with these until now, and the ends of edges
-- that join only now or no longer: whatever hangs together with one of them may be other figures now
CREATE OR REPLACE TEMP TABLE stood AS
WITH moved AS (
    SELECT claim_id FROM changed_claims
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
UNION
SELECT unnest([left_claim_id, right_claim_id])
FROM moved_edges
WHERE (coalesce(score, 0) >= $join) <> (coalesce(old_score, 0) >= $join)
