-- edges that join a claim that is open since this round; those of claims open before are there
INSERT INTO near_edges BY NAME
WITH opened AS (
    SELECT hash(claim_id) AS claim, round = $round AS is_new FROM touched WHERE is_open
)

SELECT e.one, e.other, $round AS round
FROM edge_ends AS e
LEFT JOIN opened AS l ON l.claim = e.one
LEFT JOIN opened AS r ON r.claim = e.other
WHERE e.score >= $join AND coalesce(l.is_new, r.is_new) AND coalesce(r.is_new, TRUE)
