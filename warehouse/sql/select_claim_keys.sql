SELECT claim_id, key
FROM core.claim_keys
WHERE claim_id IN (SELECT claim_id FROM wanted_claims)
ORDER BY claim_id, key
