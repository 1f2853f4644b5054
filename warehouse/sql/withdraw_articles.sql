UPDATE core.articles AS a
SET withdrawn_at = $at
FROM raw.documents AS d
WHERE
    d.source_id = $source_id
    AND d.key IN (SELECT key FROM withdrawn_keys)
    AND a.document_id = d.document_id
    AND a.superseded_at IS NULL
    AND a.withdrawn_at IS NULL
