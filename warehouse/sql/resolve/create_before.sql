-- where the touched claims, and those that stood with them, stood until now; figures that stay as they were are left out
CREATE OR REPLACE TEMP TABLE before AS
SELECT fc.claim_id, fc.figure_id, f.measure_id
FROM core.figure_claims AS fc
SEMI JOIN (
    SELECT claim_id FROM touched
    UNION
    SELECT claim_id FROM stood
) AS t ON t.claim_id = fc.claim_id
ANTI JOIN kept_figures AS k ON k.figure_id = fc.figure_id
JOIN core.figures AS f ON f.figure_id = fc.figure_id
