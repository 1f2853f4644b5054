-- pairs of figures that an edge would join, had nothing else spoken against it
CREATE OR REPLACE TEMP TABLE linked_figures AS
WITH mine AS (
    SELECT fc.claim_id, fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN open_figures AS t ON t.figure_id = fc.figure_id
),

edges AS (
    SELECT m.figure_id, e.right_claim_id AS claim_id
    FROM core.edges AS e
    JOIN mine AS m ON m.claim_id = e.left_claim_id
    WHERE e.score >= $linked
    UNION ALL
    SELECT m.figure_id, e.left_claim_id
    FROM core.edges AS e
    JOIN mine AS m ON m.claim_id = e.right_claim_id
    WHERE e.score >= $linked
)

SELECT DISTINCT
    least(e.figure_id, fc.figure_id) AS one,
    greatest(e.figure_id, fc.figure_id) AS other
FROM edges AS e
JOIN core.figure_claims AS fc ON fc.claim_id = e.claim_id AND fc.figure_id <> e.figure_id
