DELETE FROM core.records AS r
USING meta.removals AS m
WHERE m.source_id = r.source_id AND m.key = r.key AND m.finished_at IS NULL
