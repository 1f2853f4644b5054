SELECT {keys} FROM {table}
LIMIT 0
