SELECT DISTINCT key
FROM meta.removals
WHERE source_id = $source_id AND key IS NOT NULL
ORDER BY key
