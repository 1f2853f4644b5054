-- edges that join a claim that is open since this round; those of claims open before are there
INSERT INTO near_edges BY NAME
WITH opened AS (
    SELECT claim_id, round = $round AS is_new FROM touched WHERE is_open
)

SELECT e.left_claim_id, e.right_claim_id, $round AS round
FROM core.edges AS e
LEFT JOIN opened AS l ON l.claim_id = e.left_claim_id
LEFT JOIN opened AS r ON r.claim_id = e.right_claim_id
WHERE e.score >= $join AND coalesce(l.is_new, r.is_new) AND coalesce(r.is_new, TRUE)
