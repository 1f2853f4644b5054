SELECT count(*) > 0 FROM core.sources WHERE source_id = $source_id
