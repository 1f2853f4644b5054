-- figures beside open ones that did not come again as they were
CREATE OR REPLACE TEMP TABLE broken AS
SELECT DISTINCT t.owner AS figure_id
FROM touched AS t
ANTI JOIN kept_figures AS k ON k.figure_id = t.owner
WHERE NOT t.is_open
