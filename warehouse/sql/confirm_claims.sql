UPDATE core.claims AS c
SET ruleset = $ruleset
FROM core.articles AS a
WHERE
    a.document_id IN (SELECT document_id FROM confirmed_documents)
    AND a.superseded_at IS NULL
    AND c.article_id = a.article_id
    AND c.article_version = a.version
    AND c.ruleset <> $ruleset
