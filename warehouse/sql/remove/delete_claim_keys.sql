DELETE FROM core.claim_keys WHERE claim_id IN (SELECT claim_id FROM removed_claims)
