INSERT INTO published.{table} BY NAME
SELECT {columns} FROM {table}
