DELETE FROM core.figure_claims WHERE claim_id IN (SELECT claim_id FROM rescored)
