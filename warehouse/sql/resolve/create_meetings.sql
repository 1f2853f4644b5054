-- pairs of figures whose words, times and values do not rule out that they contradict each other.
-- What is planned and what is done only do where they state one value: then they lie no further apart than
-- a share of it ($agree)
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
)

SELECT
    l.one,
    l.other,
    k.one IS NOT NULL AS linked,
    ((row_number() OVER (ORDER BY l.place, l.one, l.other) - 1) // $size)::INTEGER AS portion
FROM likely AS l
LEFT JOIN linked_figures AS k ON k.one = l.one AND k.other = l.other
WHERE l.same_words OR k.one IS NOT NULL
