SELECT
    document_id, source_id, key, url, body, body_size, body_sha256, format, fetched_at, run_id,
    final_url, http_status, content_type, etag, last_modified
FROM raw.documents
WHERE document_id IN (SELECT document_id FROM wanted_documents)
ORDER BY rowid
