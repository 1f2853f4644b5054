CREATE OR REPLACE TEMP TABLE rows_new AS
SELECT n.id, n.digest
FROM rows_now AS n
ANTI JOIN rows_before AS b ON b.digest = n.digest
