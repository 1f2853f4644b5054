INSERT INTO meta.loads (run_id, verb, source_id, loaded_at, counts)
VALUES ($run_id, $verb, $source_id, $at, $counts)
