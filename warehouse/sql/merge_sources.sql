MERGE INTO core.sources AS s
USING incoming_sources AS i ON s.source_id = i.source_id
WHEN MATCHED AND (s.title, s.kind, s.url, s.set) IS DISTINCT FROM (i.title, i.kind, i.url, i.set)
THEN UPDATE SET title = i.title, kind = i.kind, url = i.url, set = i.set
WHEN NOT MATCHED
THEN INSERT (source_id, title, kind, url, set, first_seen_at)
VALUES (i.source_id, i.title, i.kind, i.url, i.set, $at)
