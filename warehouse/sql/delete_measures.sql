DELETE FROM core.measures
WHERE measure_id IN (SELECT measure_id FROM touched_measures)
