DELETE FROM work.claim_marks WHERE claim_id IN (SELECT claim_id FROM changed_claims WHERE NOT is_new)
