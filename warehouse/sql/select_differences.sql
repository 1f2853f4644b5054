WITH before AS (
    SELECT f.*, m.status AS measure_status
    FROM old_file.core.figures AS f
    LEFT JOIN old_file.core.measures AS m ON m.measure_id = f.measure_id
    WHERE f.retired_at IS NULL
),

now AS (
    SELECT f.*, m.status AS measure_status
    FROM new_file.core.figures AS f
    LEFT JOIN new_file.core.measures AS m ON m.measure_id = f.measure_id
    WHERE f.retired_at IS NULL
),

both_times AS (
    SELECT
        n.figure_id,
        b.statement AS statement_before,
        n.statement AS statement_now,
        list_filter(
            [
                CASE WHEN b.value <> n.value THEN 'value' END,
                CASE WHEN b.value_low IS DISTINCT FROM n.value_low THEN 'value_low' END,
                CASE WHEN b.value_high IS DISTINCT FROM n.value_high THEN 'value_high' END,
                CASE WHEN b.unit <> n.unit THEN 'unit' END,
                CASE WHEN b.kind <> n.kind THEN 'kind' END,
                CASE WHEN b.qualifier <> n.qualifier THEN 'qualifier' END,
                CASE WHEN b.subject IS DISTINCT FROM n.subject THEN 'subject' END,
                CASE WHEN b.metric IS DISTINCT FROM n.metric THEN 'metric' END,
                CASE WHEN b.period IS DISTINCT FROM n.period THEN 'period' END,
                CASE WHEN b.modality <> n.modality THEN 'modality' END
            ],
            lambda name: name IS NOT NULL
        ) AS names
    FROM before AS b
    JOIN now AS n ON n.figure_id = b.figure_id
)

SELECT change, figure_id, statement_before, statement_now, other, detail
FROM (
    SELECT
        1 AS place, 'new' AS change, n.figure_id, NULL AS statement_before,
        n.statement AS statement_now, NULL AS other, NULL AS detail
    FROM now AS n
    ANTI JOIN before AS b ON b.figure_id = n.figure_id
    UNION ALL
    SELECT
        CASE WHEN r.figure_id IS NULL THEN 2 ELSE 3 END AS place,
        CASE WHEN r.figure_id IS NULL THEN 'gone' ELSE 'redirected' END AS change,
        b.figure_id, b.statement AS statement_before, t.statement AS statement_now,
        r.figure_id AS other, r.reason AS detail
    FROM before AS b
    ANTI JOIN now AS n ON n.figure_id = b.figure_id
    LEFT JOIN new_file.core.figure_redirects AS r ON r.old_figure_id = b.figure_id
    LEFT JOIN now AS t ON t.figure_id = r.figure_id
    UNION ALL
    SELECT
        4 AS place, 'changed' AS change, figure_id, statement_before, statement_now,
        NULL AS other, array_to_string(names, ', ') AS detail
    FROM both_times
    WHERE len(names) > 0
    UNION ALL
    SELECT
        5 AS place, 'contested' AS change, n.figure_id, b.statement AS statement_before,
        n.statement AS statement_now, NULL AS other, NULL AS detail
    FROM now AS n
    LEFT JOIN before AS b ON b.figure_id = n.figure_id
    WHERE n.measure_status = 'contested' AND b.measure_status IS DISTINCT FROM 'contested'
)
ORDER BY place, figure_id, other
