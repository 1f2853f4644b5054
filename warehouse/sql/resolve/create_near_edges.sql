CREATE OR REPLACE TEMP TABLE near_edges AS
SELECT left_claim_id, right_claim_id, score FROM core.edges WHERE FALSE
