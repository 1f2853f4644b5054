-- the keys worked out for changed claims, and the state they were worked out in
INSERT INTO core.claim_keys (claim_id, key)
SELECT claim_id, key FROM incoming_claim_keys
UNION ALL
SELECT claim_id, key FROM claim_states
WHERE claim_id IN (SELECT claim_id FROM wanted_claims)
