-- every column of what readers find, marts first, with the comments of its table and its own
SELECT
    c.schema_name,
    c.table_name,
    t.comment AS table_comment,
    c.column_name,
    c.data_type,
    c.comment
FROM duckdb_columns() AS c
JOIN (
    SELECT schema_name, table_name, comment FROM duckdb_tables()
    WHERE database_name = current_database()
    UNION ALL
    SELECT schema_name, view_name AS table_name, comment FROM duckdb_views()
    WHERE database_name = current_database()
) AS t ON t.schema_name = c.schema_name AND t.table_name = c.table_name
WHERE
    c.database_name = current_database()
    AND c.schema_name IN ('mart', 'core', 'raw', 'meta')
    AND (c.schema_name, c.table_name, c.column_name) <> ('raw', 'documents', 'body')
ORDER BY
    array_position(['mart', 'core', 'raw', 'meta'], c.schema_name), c.table_name, c.column_index
