-- what hangs together as before and joins in the order as before gives the clusters that it gave: an edge's
-- score says no more than when it has its turn
CREATE OR REPLACE TEMP TABLE settled AS
WITH open AS (
    SELECT c.root
    FROM components AS c
    SEMI JOIN stood AS s ON s.claim_id = c.claim_id
),

candidates AS (
    SELECT c.claim_id, c.root
    FROM components AS c
    ANTI JOIN open AS o ON o.root = c.root
),

edges AS (
    SELECT
        c.root,
        e.left_claim_id,
        e.right_claim_id,
        e.score,
        coalesce(m.old_score, e.score) AS old_score
    FROM core.edges AS e
    JOIN candidates AS c ON c.claim_id = e.left_claim_id
    LEFT JOIN moved_edges AS m
        ON m.left_claim_id = e.left_claim_id AND m.right_claim_id = e.right_claim_id
    WHERE e.score >= $join
),

turns AS (
    SELECT
        root,
        (-score, left_claim_id, right_claim_id) AS turn,
        lag((-score, left_claim_id, right_claim_id)) OVER earlier AS last_turn
    FROM edges
    WINDOW
        earlier AS (PARTITION BY root ORDER BY old_score DESC, left_claim_id, right_claim_id)
)

SELECT DISTINCT c.root
FROM candidates AS c
ANTI JOIN (SELECT root FROM turns WHERE turn < last_turn) AS t ON t.root = c.root
