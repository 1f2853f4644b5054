DELETE FROM {mart}
WHERE {key} IN (SELECT key FROM differing)
