INSERT INTO new_edges BY NAME SELECT * FROM some_edges
