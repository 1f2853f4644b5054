-- what a mart told of the touched rows, and where in its file
CREATE OR REPLACE TEMP TABLE earlier AS
SELECT p.{key} AS key, p.file_row_number AS place, hash({columns}) AS digest
FROM read_parquet({path}, file_row_number = true) AS p
SEMI JOIN {touched} AS t ON t.{key} = p.{key}
LIMIT {rows}
