-- the edges that are made anew
CREATE OR REPLACE TEMP TABLE old_edges AS
SELECT e.left_claim_id, e.right_claim_id, e.score, e.reasons
FROM core.edges AS e
LEFT JOIN lowered AS l
    ON l.left_claim_id = e.left_claim_id AND l.right_claim_id = e.right_claim_id
WHERE
    l.one IS NOT NULL
    OR e.left_claim_id IN (SELECT claim_id FROM recompared)
    OR e.right_claim_id IN (SELECT claim_id FROM recompared)
