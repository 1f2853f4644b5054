DELETE FROM core.edges
WHERE
    left_claim_id IN (SELECT claim_id FROM wanted_claims)
    OR right_claim_id IN (SELECT claim_id FROM wanted_claims)
