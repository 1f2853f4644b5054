-- a value lies between its bounds
SELECT noun || ' ' || id || ' is ' || value || ' between ' || coalesce(value_low::VARCHAR, 'nothing')
    || ' and ' || coalesce(value_high::VARCHAR, 'nothing') AS violation
FROM (
    SELECT 'claim' AS noun, claim_id AS id, value, value_low, value_high FROM core.claims
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT 'figure' AS noun, figure_id AS id, value, value_low, value_high FROM core.figures
    WHERE retired_at IS NULL
)
WHERE value < value_low OR value > value_high OR (value_low IS NULL AND value_high IS NULL)
