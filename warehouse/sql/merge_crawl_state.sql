MERGE INTO meta.crawl_state AS s
USING incoming_states AS i ON s.source_id = i.source_id AND s.address = i.address
WHEN MATCHED THEN UPDATE SET
    etag = i.etag,
    last_modified = i.last_modified,
    cursor = i.cursor,
    body_sha256 = i.body_sha256,
    checked_at = i.checked_at,
    next_check_at = i.next_check_at,
    run_id = i.run_id
WHEN NOT MATCHED THEN INSERT BY NAME
