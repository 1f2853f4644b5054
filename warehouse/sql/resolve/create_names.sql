-- the id of each new figure: what history gives, else after its earliest claim
CREATE OR REPLACE TEMP TABLE names AS
SELECT n.key, coalesce(s.figure_id, n.first_id) AS figure_id
FROM made_figures AS n
LEFT JOIN some_names AS s ON s.key = n.key
