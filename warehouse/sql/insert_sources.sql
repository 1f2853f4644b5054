-- sources that so far are only known by name
INSERT INTO core.sources (source_id, title, first_seen_at)
SELECT DISTINCT i.source_id, i.source_id, $at::TIMESTAMPTZ
FROM incoming_names AS i
ANTI JOIN core.sources AS s ON s.source_id = i.source_id
ORDER BY i.source_id
