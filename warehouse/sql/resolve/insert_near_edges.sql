-- edges that join a claim that is open since this round; those of claims open before are there
INSERT INTO near_edges BY NAME
WITH opened AS (
    SELECT hash(claim_id) AS claim FROM touched WHERE is_open AND round = $round
),

known AS (
    SELECT hash(claim_id) AS claim FROM touched WHERE is_open AND round < $round
),

edges AS (
    SELECT e.one, e.other
    FROM edge_ends AS e
    SEMI JOIN opened AS o ON o.claim = e.one
    WHERE e.score >= $join
    UNION
    SELECT e.one, e.other
    FROM edge_ends AS e
    SEMI JOIN opened AS o ON o.claim = e.other
    WHERE e.score >= $join
)

SELECT e.one, e.other, $round AS round
FROM edges AS e
ANTI JOIN known AS l ON l.claim = e.one
ANTI JOIN known AS r ON r.claim = e.other
