INSERT INTO made_faces BY NAME SELECT * FROM some_faces
