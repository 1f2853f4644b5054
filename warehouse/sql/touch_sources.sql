UPDATE core.sources
SET last_fetched_at = $at
WHERE source_id = $source_id AND (last_fetched_at IS NULL OR last_fetched_at < $at)
