-- what makes one state of the warehouse differ from another. Left out: that a source was asked
-- again, and long texts, which do not change while document, version and ruleset stay the same.
SELECT
    schema_name,
    table_name,
    list(column_name ORDER BY column_index) FILTER (WHERE NOT is_left_out) AS columns,
    coalesce(list(column_name ORDER BY column_index) FILTER (WHERE is_left_out), []) AS left_out
FROM (
    SELECT
        *,
        (schema_name, table_name, column_name) IN (
            ('raw', 'documents', 'body'),
            ('core', 'articles', 'text'),
            ('core', 'sources', 'last_fetched_at')
        ) AS is_left_out
    FROM duckdb_columns()
    WHERE
        database_name = current_database()
        AND schema_name IN ('raw', 'core')
)
GROUP BY schema_name, table_name
ORDER BY schema_name, table_name
