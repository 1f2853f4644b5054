-- pairs of figures whose words, times and values do not rule out that they contradict each other.
-- What is planned and what is done only do where they state one value: then they lie no further apart than
-- a share of it ($agree), and what some claim of the one that states its value may agree with lies where that
-- of the other does
CREATE OR REPLACE TEMP TABLE meetings AS
WITH mine AS (
    SELECT f.*
    FROM work.figure_faces AS f
    SEMI JOIN open_figures AS i ON i.figure_id = f.figure_id
),

likely AS (
    SELECT
        least(a.figure_id, b.figure_id) AS one,
        greatest(a.figure_id, b.figure_id) AS other,
        min(a.place) AS place,
        bool_and(
            a.stand <> b.stand
            AND a.stand <> 'open'
            AND b.stand <> 'open'
            AND (a.unit = b.unit OR (a.counted AND b.counted))
        ) AS by_value,
        bool_or(
            a.metric = b.metric AND a.metric <> 0
            OR (a.metric = 0 OR b.metric = 0) AND a.counted AND b.counted AND a.unit = b.unit
            OR a.metric_words & b.metric_words <> 0
            OR a.concept = b.concept AND a.concept <> 0
            OR a.families & b.families <> 0
        ) AS same_words
    FROM mine AS a
    JOIN work.figure_faces AS b ON b.place = a.place AND b.figure_id <> a.figure_id
    WHERE
        (
            a.period = 0
            OR b.period = 0
            OR a.period = b.period
            -- that two periods end together is all that `relate` takes for one
            OR a.period_last = b.period_last
            OR (a.stand = 'planned' AND b.stand = 'done')
            OR (a.stand = 'done' AND b.stand = 'planned')
        )
        AND (
            a.stand = b.stand
            OR a.stand = 'open'
            OR b.stand = 'open'
            -- of a ratio and a rise in percent other values are compared
            OR (a.unit <> b.unit AND NOT (a.counted AND b.counted))
            OR (
                a.low - b.high <= $agree * greatest(abs(a.low), abs(b.high))
                AND b.low - a.high <= $agree * greatest(abs(b.low), abs(a.high))
            )
        )
        AND (a.figure_id < b.figure_id OR b.figure_id NOT IN (SELECT figure_id FROM open_figures))
    GROUP BY least(a.figure_id, b.figure_id), greatest(a.figure_id, b.figure_id)
),

worded AS (
    SELECT l.one, l.other, l.place, l.by_value, k.one IS NOT NULL AS linked
    FROM likely AS l
    LEFT JOIN linked_figures AS k ON k.one = l.one AND k.other = l.other
    WHERE l.same_words OR k.one IS NOT NULL
),

sides AS (
    SELECT one AS figure_id FROM worded WHERE by_value
    UNION
    SELECT other FROM worded WHERE by_value
),

reaches AS (
    SELECT f.figure_id, min(m.low) AS low, max(m.high) AS high
    FROM (
        SELECT DISTINCT f.figure_id, f.low, f.high
        FROM work.figure_faces AS f
        SEMI JOIN sides AS s ON s.figure_id = f.figure_id
    ) AS f
    JOIN core.figure_claims AS fc ON fc.figure_id = f.figure_id
    JOIN work.claim_marks AS m ON m.claim_id = fc.claim_id
    WHERE
        least(m.value_low, m.value_high) = f.low
        AND greatest(m.value_low, m.value_high) = f.high
    GROUP BY f.figure_id
)

SELECT
    w.one,
    w.other,
    w.linked,
    ((row_number() OVER (ORDER BY w.place, w.one, w.other) - 1) // $size)::INTEGER AS portion
FROM worded AS w
LEFT JOIN reaches AS a ON a.figure_id = w.one
LEFT JOIN reaches AS b ON b.figure_id = w.other
WHERE NOT w.by_value OR coalesce(a.low <= b.high AND b.low <= a.high, TRUE)
