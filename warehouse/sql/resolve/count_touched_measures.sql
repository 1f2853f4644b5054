SELECT count(*) AS measures FROM core.measures SEMI JOIN touched_measures USING (measure_id)
