CREATE OR REPLACE TEMP TABLE incoming_marks AS
SELECT * EXCLUDE (state, echo_of)
FROM work.claim_marks
WHERE FALSE
