-- no number is 0 (see create_pair_evidence)
CREATE OR REPLACE TEMP TABLE old_blocks AS
SELECT b.block, b.number
FROM work.claim_blocks AS b
SEMI JOIN (SELECT number FROM old_marks WHERE number <> 0) AS m ON m.number = b.number
