-- of the pairs whose edges may prove less: those that still share a block that is not too large
INSERT INTO raw_pairs
WITH open_pairs AS (
    SELECT l.one, l.other
    FROM lowered AS l
    ANTI JOIN echoes AS e ON e.number = l.one
    ANTI JOIN echoes AS f ON f.number = l.other
),

mine AS MATERIALIZED (
    SELECT b.block, b.number
    FROM work.claim_blocks AS b
    SEMI JOIN (
        SELECT one AS number FROM open_pairs
        UNION
        SELECT other FROM open_pairs
    ) AS p ON p.number = b.number
),

shared AS MATERIALIZED (
    SELECT p.one, p.other, a.block
    FROM open_pairs AS p
    JOIN mine AS a ON a.number = p.one
    JOIN mine AS b ON b.number = p.other AND b.block = a.block
),

fitting AS (
    SELECT b.block
    FROM work.claim_blocks AS b
    SEMI JOIN shared AS s ON s.block = b.block
    ANTI JOIN echoes AS e ON e.number = b.number
    GROUP BY b.block
    HAVING count(*) <= $cap
)

SELECT DISTINCT s.one, s.other
FROM shared AS s
SEMI JOIN fitting AS f ON f.block = s.block
