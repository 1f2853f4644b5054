CREATE OR REPLACE TEMP TABLE old_blocks AS
SELECT b.block, b.number
FROM work.claim_blocks AS b
SEMI JOIN old_marks AS m ON m.number = b.number
