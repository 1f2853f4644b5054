CREATE OR REPLACE TEMP TABLE wanted_evidence AS
SELECT t.claim_id, t.number, p.portion, NULL::BIGINT AS note, NULL::VARCHAR AS owner, t.echo_of
FROM touched AS t
JOIN claim_portions AS p ON p.number = t.number
