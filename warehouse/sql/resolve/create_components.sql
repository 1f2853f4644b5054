-- reached claims, each with the smallest of all that hangs together with it
CREATE OR REPLACE TEMP TABLE components AS
SELECT m.number, m.claim_id, coalesce(s.root, m.number) AS root
FROM work.claim_marks AS m
SEMI JOIN reached AS r ON r.number = m.number
LEFT JOIN some_roots AS s ON s.number = m.number
