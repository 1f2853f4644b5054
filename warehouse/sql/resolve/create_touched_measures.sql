CREATE OR REPLACE TEMP TABLE touched_measures AS
SELECT measure_id FROM before
UNION
SELECT measure_id FROM incoming_figures
