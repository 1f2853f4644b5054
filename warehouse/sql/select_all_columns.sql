-- every table of the warehouse; the new file records its own migrations
SELECT schema_name, table_name, list(column_name ORDER BY column_index) AS columns
FROM duckdb_columns()
WHERE
    database_name = current_database()
    AND schema_name IN ('raw', 'core', 'meta', 'work')
    AND (schema_name, table_name) <> ('meta', 'migrations')
GROUP BY schema_name, table_name
ORDER BY schema_name, table_name
