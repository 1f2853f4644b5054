SELECT count(*) FROM meta.removals WHERE finished_at IS NULL
