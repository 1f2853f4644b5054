-- a measure from its figures; the one published last speaks for it, of several the one that most claims state.
-- An id tells nothing of a figure but its past: it decides last
INSERT INTO core.measures BY NAME
WITH disputes AS (
    SELECT
        left_measure_id AS measure_id,
        bool_or(type NOT IN ('revision', 'status')) AS contested,
        bool_or(type = 'revision') AS revised
    FROM core.conflicts
    WHERE left_measure_id = right_measure_id
    GROUP BY left_measure_id
),

grouped AS (
    SELECT
        f.measure_id,
        arg_max(
            f.figure_id,
            (
                f.first_published_at IS NOT NULL,
                coalesce(epoch_us(f.last_published_at), 0),
                coalesce(epoch_us(f.first_published_at), 0),
                f.claim_count,
                f.statement,
                f.figure_id
            )
        ) AS latest_figure_id,
        count(*)::INTEGER AS figure_count,
        min(f.value) AS value_min,
        max(f.value) AS value_max
    FROM core.figures AS f
    SEMI JOIN touched_measures AS t ON t.measure_id = f.measure_id
    WHERE f.retired_at IS NULL
    GROUP BY f.measure_id
)

SELECT
    g.measure_id,
    l.subject,
    l.metric,
    l.period,
    l.unit,
    g.figure_count,
    CASE
        WHEN d.contested THEN 'contested'
        WHEN d.revised THEN 'revised'
        ELSE 'agreed'
    END AS status,
    g.value_min,
    g.value_max,
    g.latest_figure_id
FROM grouped AS g
JOIN core.figures AS l ON l.figure_id = g.latest_figure_id
LEFT JOIN disputes AS d ON d.measure_id = g.measure_id
