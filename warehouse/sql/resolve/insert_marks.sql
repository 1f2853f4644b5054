INSERT INTO work.claim_marks BY NAME
SELECT i.*, s.state, NULL AS echo_of
FROM incoming_marks AS i
JOIN changed_claims AS s ON s.claim_id = i.claim_id
