DELETE FROM made_figures WHERE key IN (SELECT claim_id FROM again)
