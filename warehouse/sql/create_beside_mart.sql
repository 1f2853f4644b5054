CREATE VIEW beside.mart.{mart} AS
SELECT * FROM read_parquet({path})
