-- new figures whose claims stood in a figure, or whose first id is taken, but for those that keep their id
CREATE OR REPLACE TEMP TABLE known_keys AS
SELECT k.key
FROM (
    SELECT m.key
    FROM made_members AS m
    SEMI JOIN before AS b ON b.claim_id = m.claim_id
    UNION
    SELECT n.key
    FROM made_figures AS n
    SEMI JOIN core.figures AS f ON f.figure_id = n.first_id AND f.retired_at IS NULL
) AS k
ANTI JOIN kept_keys AS s ON s.key = k.key
