CREATE OR REPLACE TEMP TABLE rows_gone AS
SELECT b.id, b.digest
FROM rows_before AS b
ANTI JOIN rows_now AS n ON n.digest = b.digest
