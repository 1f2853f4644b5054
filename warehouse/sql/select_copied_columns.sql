-- what published files hold: every table of ours, but no bodies; they record their own migrations.
-- Small tables that change with every run are replaced as a whole where a file is carried over.
SELECT
    schema_name,
    table_name,
    list(column_name ORDER BY column_index) AS columns,
    schema_name = 'meta' OR (schema_name, table_name) = ('core', 'sources') AS is_replaced
FROM duckdb_columns()
WHERE
    database_name = current_database()
    AND schema_name IN ('raw', 'core', 'meta')
    AND (schema_name, table_name) <> ('meta', 'migrations')
    AND (schema_name, table_name, column_name) <> ('raw', 'documents', 'body')
GROUP BY schema_name, table_name
ORDER BY schema_name, table_name
