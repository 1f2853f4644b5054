INSERT INTO core.rejections BY NAME
SELECT i.*, $ruleset AS ruleset, $at AS rejected_at
FROM incoming_rejections AS i
WHERE i.document_id IN (SELECT document_id FROM changed_documents)
