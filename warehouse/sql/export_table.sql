COPY (SELECT {columns} FROM {table} ORDER BY ALL) TO {path} ({options})
