CREATE OR REPLACE TEMP TABLE {new} AS
SELECT n.id, n.digest
FROM {now} AS n
ANTI JOIN {before} AS b ON b.digest = n.digest
