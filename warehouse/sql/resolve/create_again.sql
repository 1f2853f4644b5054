CREATE OR REPLACE TEMP TABLE again AS
SELECT t.claim_id, t.owner
FROM touched AS t
SEMI JOIN some_numbers AS n ON n.number = t.number
