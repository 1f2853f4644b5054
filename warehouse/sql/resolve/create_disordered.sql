-- figures of which some edge has another score and joins as before, but has its turn at another time among the
-- edges that touch the figure: when it has its turn is all that the score of an edge that joins tells
CREATE OR REPLACE TEMP TABLE disordered AS
WITH shifted AS (
    SELECT DISTINCT fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN (
        SELECT unnest([left_claim_id, right_claim_id]) AS claim_id
        FROM moved_edges
        WHERE score >= $join AND old_score >= $join AND score <> old_score
    ) AS s ON s.claim_id = fc.claim_id
),

claims AS (
    SELECT fc.claim_id, fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN shifted AS s ON s.figure_id = fc.figure_id
),

edges AS (
    SELECT c.figure_id, e.left_claim_id, e.right_claim_id, e.score
    FROM core.edges AS e
    JOIN claims AS c ON c.claim_id = e.left_claim_id
    WHERE e.score >= $join
    -- one within the figure comes from both ends, and counts once
    UNION
    SELECT c.figure_id, e.left_claim_id, e.right_claim_id, e.score
    FROM core.edges AS e
    JOIN claims AS c ON c.claim_id = e.right_claim_id
    WHERE e.score >= $join
),

turns AS (
    SELECT
        e.figure_id,
        (-e.score, e.left_claim_id, e.right_claim_id) AS turn,
        lag((-e.score, e.left_claim_id, e.right_claim_id)) OVER earlier AS last_turn
    FROM edges AS e
    LEFT JOIN moved_edges AS m
        ON m.left_claim_id = e.left_claim_id AND m.right_claim_id = e.right_claim_id
    WINDOW
        earlier AS (
            PARTITION BY e.figure_id
            ORDER BY coalesce(m.old_score, e.score) DESC, e.left_claim_id, e.right_claim_id
        )
)

SELECT DISTINCT figure_id FROM turns WHERE turn < last_turn
