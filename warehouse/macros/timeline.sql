CREATE OR REPLACE MACRO main.timeline(measure) AS TABLE
SELECT
    published_at,
    source_id,
    value,
    value_low,
    value_high,
    claim_unit AS unit,
    modality,
    attribution,
    statement,
    figure_id,
    claim_id,
    url
FROM mart.figure_timeline
WHERE
    measure_id = measure
    OR measure_id IN (SELECT f.measure_id FROM core.figures AS f WHERE f.figure_id = measure)
ORDER BY published_at NULLS LAST, claim_id;

COMMENT ON MACRO TABLE main.timeline IS
'timeline(''m_...''): every claim of a measure in the order of publication; the id of one of its figures will do, too.';
