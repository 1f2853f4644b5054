CREATE OR REPLACE TEMP TABLE touched_measures AS
SELECT measure_id FROM before
UNION
SELECT measure_id FROM incoming_figures
UNION
SELECT f.measure_id
FROM core.figures AS f
SEMI JOIN open_figures AS o ON o.figure_id = f.figure_id
