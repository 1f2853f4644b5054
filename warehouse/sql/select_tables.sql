SELECT schema_name, table_name
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name IN ('raw', 'core', 'meta')
ORDER BY schema_name, table_name
