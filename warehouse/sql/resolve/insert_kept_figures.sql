INSERT INTO kept_figures BY NAME SELECT * FROM some_figures
