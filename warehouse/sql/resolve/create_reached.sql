-- claims whose cluster may be another: from these all is followed that hangs together
CREATE OR REPLACE TEMP TABLE reached AS
SELECT m.number, 0 AS step
FROM work.claim_marks AS m
SEMI JOIN (
    SELECT claim_id FROM stood
    UNION
    SELECT claim_id FROM shifted
) AS s ON s.claim_id = m.claim_id
