CREATE OR REPLACE TEMP TABLE near_edges AS
SELECT left_claim_id, right_claim_id, 0 AS round FROM core.edges WHERE FALSE
