DELETE FROM made_faces WHERE figure_id IN (SELECT claim_id FROM again)
