-- claims that stood with a wanted claim until now: joined to it by an edge, or in one figure
SELECT right_claim_id AS claim_id
FROM core.edges
WHERE score >= $join AND left_claim_id IN (SELECT claim_id FROM wanted_claims)
UNION
SELECT left_claim_id
FROM core.edges
WHERE score >= $join AND right_claim_id IN (SELECT claim_id FROM wanted_claims)
UNION
SELECT other.claim_id
FROM core.figure_claims AS mine
JOIN core.figure_claims AS other ON other.figure_id = mine.figure_id
WHERE mine.claim_id IN (SELECT claim_id FROM wanted_claims)
ORDER BY claim_id
