-- pairs of figures that an edge would join, had nothing else spoken against it
CREATE OR REPLACE TEMP TABLE linked_figures AS
WITH mine AS (
    SELECT hash(fc.claim_id) AS claim, fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN open_figures AS t ON t.figure_id = fc.figure_id
),

edges AS (
    SELECT m.figure_id, e.other AS claim
    FROM edge_ends AS e
    JOIN mine AS m ON m.claim = e.one
    WHERE e.score >= $linked
    UNION ALL
    SELECT m.figure_id, e.one
    FROM edge_ends AS e
    JOIN mine AS m ON m.claim = e.other
    WHERE e.score >= $linked
)

SELECT DISTINCT
    least(e.figure_id, fc.figure_id) AS one,
    greatest(e.figure_id, fc.figure_id) AS other
FROM edges AS e
JOIN core.figure_claims AS fc ON hash(fc.claim_id) = e.claim AND fc.figure_id <> e.figure_id
