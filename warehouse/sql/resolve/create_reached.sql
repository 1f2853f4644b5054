-- claims of which anything changed, and those that stood with them: from these all is followed that hangs together
CREATE OR REPLACE TEMP TABLE reached AS
SELECT m.number, 0 AS step
FROM work.claim_marks AS m
SEMI JOIN stood AS s ON s.claim_id = m.claim_id
