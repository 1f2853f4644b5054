-- bodies of documents that another one replaced, or whose record was withdrawn, before a time
SELECT count(*), coalesce(sum(octet_length(d.body)), 0)::BIGINT
FROM raw.documents AS d
JOIN core.records AS r ON r.source_id = d.source_id AND r.key = d.key
WHERE
    d.body IS NOT NULL
    AND (
        (r.document_id <> d.document_id AND r.received_at < $before)
        OR (r.document_id = d.document_id AND r.withdrawn_at < $before)
    )
