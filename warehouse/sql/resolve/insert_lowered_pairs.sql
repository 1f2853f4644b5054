-- of the pairs whose edges may prove less: those that still share a block that is not too large
INSERT INTO raw_pairs
WITH fitting AS (
    SELECT b.block
    FROM work.claim_blocks AS b
    SEMI JOIN shared_blocks AS s ON s.block = b.block
    ANTI JOIN echoes AS e ON e.number = b.number
    GROUP BY b.block
    HAVING count(*) <= $cap
)

SELECT DISTINCT s.one, s.other
FROM shared_blocks AS s
SEMI JOIN fitting AS f ON f.block = s.block
