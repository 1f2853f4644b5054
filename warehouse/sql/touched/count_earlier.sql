SELECT count(*)
FROM read_parquet({path}) AS p
SEMI JOIN {touched} AS t ON t.{key} = p.{key}
