SELECT function_name, parameters, comment
FROM duckdb_functions()
WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
ORDER BY function_name
