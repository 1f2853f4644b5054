CREATE OR REPLACE TEMP TABLE touched_figures AS
SELECT figure_id FROM before
UNION
SELECT figure_id FROM incoming_figures
