SELECT source_id, address, checked_at, etag, last_modified, cursor, body_sha256, next_check_at
FROM meta.crawl_state
WHERE source_id = $source_id
ORDER BY address
