CREATE OR REPLACE TEMP TABLE old_edges AS
SELECT e.left_claim_id, e.right_claim_id, e.score, e.reasons
FROM core.edges AS e
WHERE
    e.left_claim_id IN (SELECT claim_id FROM recompared)
    OR e.right_claim_id IN (SELECT claim_id FROM recompared)
