-- who speaks in the blocks of compared claims that are neither empty of others nor too large. No number is 0
-- (see create_pair_evidence)
CREATE OR REPLACE TEMP TABLE open_rows AS
WITH mine AS (
    SELECT DISTINCT b.block
    FROM work.claim_blocks AS b
    SEMI JOIN (SELECT number FROM compared WHERE number <> 0) AS c ON c.number = b.number
    ANTI JOIN echoes AS e ON e.number = b.number
    -- of most of them it is known how many speak in them: the large ones hold most claims
    ANTI JOIN moved_blocks AS l ON l.block = b.block AND l.size NOT BETWEEN 2 AND $cap
),

speaking AS (
    SELECT b.block, b.number
    FROM work.claim_blocks AS b
    SEMI JOIN mine ON mine.block = b.block
    ANTI JOIN echoes AS e ON e.number = b.number
),

fitting AS (
    SELECT block FROM speaking GROUP BY block HAVING count(*) BETWEEN 2 AND $cap
)

SELECT
    s.block,
    s.number,
    -- claims that state one value are of one part
    (hash(m.value_key) % 64)::UTINYINT AS share,
    m.low::FLOAT - abs(m.low::FLOAT) * 1e-6::FLOAT AS low,
    m.high::FLOAT + abs(m.high::FLOAT) * 1e-6::FLOAT AS high,
    c.number IS NOT NULL AS fresh,
    -- of two claims that are compared the one with the smaller number looks for the other
    CASE WHEN c.number IS NULL THEN 18446744073709551615 ELSE s.number END::UBIGINT AS until,
    m.period_first,
    m.period_last,
    -- may agree with what is told of another time
    m.period = 0 OR NOT m.period_is_told OR m.digits >= $telling_digits AS timeless
FROM speaking AS s
SEMI JOIN fitting AS f ON f.block = s.block
JOIN work.claim_marks AS m ON m.number = s.number
LEFT JOIN compared AS c ON c.number = s.number
