INSERT INTO made_members BY NAME SELECT * FROM some_members
