-- blocks in which more or fewer claims speak than before (by step), and how many now
CREATE OR REPLACE TEMP TABLE moved_blocks AS
WITH moves AS (
    SELECT b.block, -1 AS step
    FROM old_blocks AS b
    JOIN old_marks AS m ON m.number = b.number AND m.echo_of IS NULL
    UNION ALL
    SELECT b.block, 1 AS step
    FROM incoming_blocks AS b
    JOIN speakers AS s ON s.number = b.number AND s.echo_of IS NULL
    UNION ALL
    SELECT b.block, CASE WHEN t.echo_of IS NULL THEN 1 ELSE -1 END AS step
    FROM work.claim_blocks AS b
    JOIN turned_claims AS t ON t.number = b.number
    WHERE (t.echo_of IS NULL) <> (t.old_echo_of IS NULL)
),

moved AS (
    SELECT block, sum(step) AS step FROM moves GROUP BY block HAVING sum(step) <> 0
),

sizes AS (
    SELECT b.block, count(*) AS size
    FROM work.claim_blocks AS b
    SEMI JOIN moved ON moved.block = b.block
    ANTI JOIN echoes AS e ON e.number = b.number
    GROUP BY b.block
)

SELECT moved.block, moved.step, coalesce(sizes.size, 0) AS size
FROM moved
LEFT JOIN sizes ON sizes.block = moved.block
