SELECT measure_id, subject, metric, period, unit, figure_count, status, value_min, value_max, latest_figure_id
FROM core.measures
WHERE measure_id = $measure_id
