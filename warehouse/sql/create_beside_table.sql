CREATE VIEW beside.{table} AS
SELECT * FROM {catalog}.{table}
