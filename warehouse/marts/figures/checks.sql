-- every current figure once, each stated by someone, with its measure
SELECT 'figure ' || figure_id || ' stands ' || count(*) || ' times' AS violation
FROM mart.figures
GROUP BY figure_id
HAVING count(*) > 1
UNION ALL
SELECT 'figure ' || f.figure_id || ' is missing' AS violation
FROM core.figures AS f
ANTI JOIN mart.figures AS m ON m.figure_id = f.figure_id
WHERE f.retired_at IS NULL
UNION ALL
SELECT 'figure ' || figure_id || ' has no source' AS violation
FROM mart.figures
WHERE len(sources) = 0
UNION ALL
SELECT 'figure ' || figure_id || ' has no measure' AS violation
FROM mart.figures
WHERE measure_status IS NULL
