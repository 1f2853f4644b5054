-- claims whose edges are made anew, and claims that are gone
CREATE OR REPLACE TEMP TABLE recompared AS
SELECT m.claim_id
FROM work.claim_marks AS m
SEMI JOIN compared AS c ON c.number = m.number
UNION
SELECT claim_id FROM changed_claims
