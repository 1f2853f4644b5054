DELETE FROM core.edges
WHERE
    left_claim_id IN (SELECT claim_id FROM recompared)
    OR right_claim_id IN (SELECT claim_id FROM recompared)
