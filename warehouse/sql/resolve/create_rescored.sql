-- claims of figures that stay, of which an edge within is another than before, or somebody else speaks for them
CREATE OR REPLACE TEMP TABLE rescored AS
WITH within AS (
    SELECT l.figure_id, e.left_claim_id, e.right_claim_id
    FROM moved_edges AS e
    JOIN core.figure_claims AS l ON l.claim_id = e.left_claim_id
    JOIN core.figure_claims AS r ON r.claim_id = e.right_claim_id AND r.figure_id = l.figure_id
),

moved AS (
    SELECT left_claim_id AS claim_id FROM within
    UNION
    SELECT right_claim_id FROM within
    UNION
    SELECT claim_id FROM turned_claims
)

SELECT fc.claim_id, fc.figure_id, fc.origin
FROM core.figure_claims AS fc
SEMI JOIN moved AS m ON m.claim_id = fc.claim_id
