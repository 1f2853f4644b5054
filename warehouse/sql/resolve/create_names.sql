-- the id of each new figure: what it was, else what history gives, else after its earliest claim
CREATE OR REPLACE TEMP TABLE names AS
SELECT n.key, coalesce(k.figure_id, s.figure_id, n.first_id) AS figure_id
FROM made_figures AS n
LEFT JOIN kept_keys AS k ON k.key = n.key
LEFT JOIN some_names AS s ON s.key = n.key
