CREATE OR REPLACE TEMP TABLE rows_before AS
SELECT rowid AS id, hash({columns}) AS digest
FROM published.{table}
