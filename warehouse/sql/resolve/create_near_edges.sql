-- edges that join a claim that is open, with the round in which the first of its ends was opened
CREATE OR REPLACE TEMP TABLE near_edges AS
SELECT left_claim_id, right_claim_id, 0 AS round FROM core.edges WHERE FALSE
