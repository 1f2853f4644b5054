INSERT INTO made_figures BY NAME SELECT * FROM some_figures
