INSERT INTO incoming_blocks BY NAME SELECT * FROM some_blocks
