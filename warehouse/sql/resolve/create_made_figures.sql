CREATE OR REPLACE TEMP TABLE made_figures AS
SELECT
    ''::VARCHAR AS key,
    ''::VARCHAR AS first_id,
    * EXCLUDE (figure_id, conversion_of, created_at, retired_at)
FROM core.figures
WHERE FALSE
