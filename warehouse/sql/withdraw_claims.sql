UPDATE core.claims AS c
SET superseded_at = $at
FROM core.articles AS a, raw.documents AS d
WHERE
    d.source_id = $source_id
    AND d.key IN (SELECT key FROM withdrawn_keys)
    AND a.document_id = d.document_id
    AND a.superseded_at IS NULL
    AND a.withdrawn_at IS NULL
    AND c.article_id = a.article_id
    AND c.article_version = a.version
    AND c.superseded_at IS NULL
