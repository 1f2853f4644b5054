-- new figures whose claims stood in a figure, or whose first id is taken
CREATE OR REPLACE TEMP TABLE known_keys AS
SELECT m.key
FROM made_members AS m
SEMI JOIN before AS b ON b.claim_id = m.claim_id
UNION
SELECT n.key
FROM made_figures AS n
SEMI JOIN core.figures AS f ON f.figure_id = n.first_id AND f.retired_at IS NULL
