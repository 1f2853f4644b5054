DELETE FROM core.edges AS e
USING old_edges AS o
WHERE o.left_claim_id = e.left_claim_id AND o.right_claim_id = e.right_claim_id
