SELECT column_name
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'mart' AND table_name = $mart
ORDER BY column_index
