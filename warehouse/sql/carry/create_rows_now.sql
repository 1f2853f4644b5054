CREATE OR REPLACE TEMP TABLE rows_now AS
SELECT rowid AS id, hash({columns}) AS digest
FROM {table}
