INSERT INTO core.edges BY NAME SELECT * FROM new_edges
