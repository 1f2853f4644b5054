CREATE OR REPLACE TEMP TABLE {gone} AS
SELECT b.id, b.digest
FROM {before} AS b
ANTI JOIN {now} AS n ON n.digest = b.digest
