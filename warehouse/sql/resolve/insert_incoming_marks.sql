INSERT INTO incoming_marks BY NAME SELECT * FROM some_marks
