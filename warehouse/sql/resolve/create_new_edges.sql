CREATE OR REPLACE TEMP TABLE new_edges AS
SELECT left_claim_id, right_claim_id, score, reasons FROM core.edges WHERE FALSE
