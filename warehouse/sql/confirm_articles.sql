UPDATE core.articles
SET ruleset = $ruleset
WHERE
    document_id IN (SELECT document_id FROM confirmed_documents)
    AND superseded_at IS NULL
    AND ruleset <> $ruleset
