-- current claims to cluster anew: all that hang together with those that may be in another figure now
CREATE OR REPLACE TEMP TABLE touched AS
SELECT m.number, m.claim_id, m.echo_of
FROM work.claim_marks AS m
SEMI JOIN reached AS r ON r.number = m.number
