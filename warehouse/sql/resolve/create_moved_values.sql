-- values that became more common (common_rose) or less, or make articles kin no longer (kin_lost) or only now
CREATE OR REPLACE TEMP TABLE moved_values AS
WITH now AS (
    SELECT v.value_key, v.subjects, v.telling
    FROM value_counts AS v
    SEMI JOIN (
        SELECT value_key FROM old_marks
        UNION
        SELECT value_key FROM incoming_marks
    ) AS c ON c.value_key = v.value_key
),

stepped AS (
    SELECT
        coalesce(n.value_key, o.value_key) AS value_key,
        len(list_filter($steps::INTEGER[], lambda step: coalesce(n.subjects, 0) >= step))
        - len(list_filter($steps::INTEGER[], lambda step: coalesce(o.subjects, 0) >= step)) AS steps,
        (coalesce(n.telling, 0) > $kin_cap)::INTEGER
        - (coalesce(o.telling, 0) > $kin_cap)::INTEGER AS passed
    FROM now AS n
    FULL JOIN old_values AS o ON o.value_key = n.value_key
)

SELECT
    value_key,
    steps > 0 AS common_rose,
    steps < 0 AS common_fell,
    passed > 0 AS kin_lost,
    passed < 0 AS kin_won
FROM stepped
WHERE steps <> 0 OR passed <> 0
