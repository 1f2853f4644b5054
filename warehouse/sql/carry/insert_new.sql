INSERT INTO published.{table} BY NAME
SELECT {columns} FROM {table}
WHERE rowid IN (SELECT id FROM {new})
