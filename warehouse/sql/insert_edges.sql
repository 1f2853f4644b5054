INSERT INTO core.edges BY NAME
SELECT * FROM incoming_edges
