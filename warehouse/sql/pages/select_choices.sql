-- what can be chosen in each filter, the most frequent first
SELECT filter, choice
FROM (
    SELECT 'subject' AS filter, subject AS choice, count(*) AS figures FROM mart.figures GROUP BY choice
    UNION ALL
    SELECT 'metric' AS filter, metric AS choice, count(*) AS figures FROM mart.figures GROUP BY choice
    UNION ALL
    SELECT 'unit' AS filter, unit AS choice, count(*) AS figures FROM mart.figures GROUP BY choice
    UNION ALL
    SELECT 'period' AS filter, period AS choice, count(*) AS figures FROM mart.figures GROUP BY choice
    UNION ALL
    SELECT 'language' AS filter, language AS choice, count(*) AS figures
    FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
    GROUP BY choice
    UNION ALL
    SELECT 'source_id' AS filter, source_id AS choice, count(*) AS figures
    FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
    GROUP BY choice
)
WHERE choice IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY filter ORDER BY figures DESC, choice) <= $limit
ORDER BY filter, figures DESC, choice
