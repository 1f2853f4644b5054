INSERT INTO {table} BY NAME SELECT * FROM some_rows
