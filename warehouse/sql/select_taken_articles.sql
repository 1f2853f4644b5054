-- An article belongs to one record: the one that has it now, else the first of this batch.
-- Documents of other records that read as the same article are turned away.
WITH holders AS (
    SELECT i.article_id, coalesce(min(a.document_id), min(i.document_id)) AS document_id
    FROM incoming_articles AS i
    LEFT JOIN core.articles AS a
        ON a.article_id = i.article_id AND a.superseded_at IS NULL AND a.withdrawn_at IS NULL
    GROUP BY i.article_id
)

SELECT i.document_id, i.article_id, h.document_id AS taken_by
FROM incoming_articles AS i
JOIN holders AS h ON h.article_id = i.article_id
JOIN raw.documents AS mine ON mine.document_id = i.document_id
JOIN raw.documents AS theirs ON theirs.document_id = h.document_id
WHERE (theirs.source_id, theirs.key) <> (mine.source_id, mine.key)
ORDER BY i.document_id
