SELECT source_id, requested_at, why
FROM meta.removals
WHERE key IS NULL
ORDER BY source_id, requested_at
