INSERT INTO core.articles BY NAME
SELECT i.*, v.version, $ruleset AS ruleset, $read_at AS read_at
FROM incoming_articles AS i
JOIN added_versions AS v ON v.document_id = i.document_id
ORDER BY i.document_id
