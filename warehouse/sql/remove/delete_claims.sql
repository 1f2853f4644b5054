DELETE FROM core.claims WHERE claim_id IN (SELECT claim_id FROM removed_claims)
