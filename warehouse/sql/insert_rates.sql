-- a rate holds until the bank fixes the next one, a week at most: no rate is carried on for a
-- currency that the bank gave up, nor beyond the last day it fixed any
INSERT INTO core.rates BY NAME
WITH per_euro AS (
    FROM (UNPIVOT incoming_rates ON COLUMNS(* EXCLUDE (day)) INTO NAME currency VALUE per_euro)
    UNION ALL BY NAME
    SELECT day, 'EUR' AS currency, 1.0 AS per_euro FROM incoming_rates
),

fixed AS (
    SELECT
        r.currency,
        r.day AS fixed_on,
        CASE WHEN r.currency = 'USD' THEN 1.0 ELSE d.per_euro / r.per_euro END AS usd,
        1.0 / r.per_euro AS eur,
        lead(r.day) OVER (PARTITION BY r.currency ORDER BY r.day) AS next_fixed_on
    FROM per_euro AS r
    LEFT JOIN per_euro AS d ON d.day = r.day AND d.currency = 'USD'
)

SELECT
    f.currency,
    f.fixed_on + o.days AS day,
    f.usd,
    f.eur,
    f.fixed_on,
    $source AS source
FROM fixed AS f
JOIN (SELECT unnest(range(7))::INTEGER AS days) AS o
    ON o.days < least(coalesce(f.next_fixed_on - f.fixed_on, 1), 7)
ORDER BY f.currency, day
