CREATE OR REPLACE TEMP TABLE incoming_blocks AS
SELECT * FROM work.claim_blocks WHERE FALSE
