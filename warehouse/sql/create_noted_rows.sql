CREATE OR REPLACE TEMP TABLE {rows} AS
SELECT rowid AS id, hash({columns}) AS digest
FROM {table}
