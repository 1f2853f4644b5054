SELECT left_claim_id, right_claim_id, score, reasons
FROM core.edges
WHERE
    left_claim_id IN (SELECT claim_id FROM wanted_claims)
    AND right_claim_id IN (SELECT claim_id FROM wanted_claims)
ORDER BY left_claim_id, right_claim_id
