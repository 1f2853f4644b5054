-- the standing versions of the records that the wanted documents belong to
SELECT
    mine.document_id AS read_document_id,
    a.article_id,
    a.version,
    a.document_id,
    a.ruleset,
    a.withdrawn_at IS NOT NULL AS withdrawn
FROM raw.documents AS mine
JOIN raw.documents AS other ON other.source_id = mine.source_id AND other.key = mine.key
JOIN core.articles AS a ON a.document_id = other.document_id AND a.superseded_at IS NULL
WHERE mine.document_id IN (SELECT document_id FROM wanted_documents)
ORDER BY read_document_id, a.document_id = mine.document_id DESC, a.article_id, a.version
