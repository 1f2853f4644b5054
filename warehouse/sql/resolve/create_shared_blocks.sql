-- the blocks that pairs share whose edges may prove less. Each step a table of its own: in one statement with the
-- sizes of the blocks it takes three times as long
CREATE OR REPLACE TEMP TABLE lowered_pairs AS
SELECT l.one, l.other
FROM lowered AS l
ANTI JOIN echoes AS e ON e.number = l.one
ANTI JOIN echoes AS f ON f.number = l.other;

CREATE OR REPLACE TEMP TABLE lowered_blocks AS
SELECT b.block, b.number
FROM work.claim_blocks AS b
SEMI JOIN (
    SELECT one AS number FROM lowered_pairs
    UNION
    SELECT other FROM lowered_pairs
) AS p ON p.number = b.number;

CREATE OR REPLACE TEMP TABLE shared_blocks AS
SELECT p.one, p.other, a.block
FROM lowered_pairs AS p
JOIN lowered_blocks AS a ON a.number = p.one
JOIN lowered_blocks AS b ON b.number = p.other AND b.block = a.block
