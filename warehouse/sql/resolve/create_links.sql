-- what has to be looked at together since this round: claims that an edge joins if one is open, that stood together,
-- of which one speaks for the other, or that a person judged
CREATE OR REPLACE TEMP TABLE links AS
SELECT l.number AS one, r.number AS other
FROM near_edges AS e
JOIN touched AS l ON hash(l.claim_id) = e.one
JOIN touched AS r ON hash(r.claim_id) = e.other
WHERE e.round = $round
UNION ALL
SELECT number, echo_of FROM touched WHERE echo_of IS NOT NULL AND round = $round
UNION ALL
SELECT t.number, f.number
FROM touched AS t
JOIN (SELECT owner, min(number) AS number FROM touched GROUP BY owner) AS f
    ON f.owner = t.owner AND f.number <> t.number
WHERE t.round = $round
UNION ALL
SELECT l.number, r.number
FROM judged AS j
JOIN touched AS l ON l.claim_id = j.left_claim_id
JOIN touched AS r ON r.claim_id = j.right_claim_id
