DELETE FROM meta.crawl_state AS s
USING meta.removals AS m
WHERE m.source_id = s.source_id AND m.key IS NULL AND m.finished_at IS NULL
