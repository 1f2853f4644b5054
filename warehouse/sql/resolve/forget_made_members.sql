DELETE FROM made_members WHERE claim_id IN (SELECT claim_id FROM again)
