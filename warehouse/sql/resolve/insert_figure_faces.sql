INSERT INTO work.figure_faces BY NAME
SELECT f.* REPLACE (names.figure_id AS figure_id)
FROM made_faces AS f
JOIN names ON names.key = f.figure_id
ORDER BY f.place
