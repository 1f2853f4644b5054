-- what foreign keys would hold between documents, articles and claims
SELECT 'record ' || r.key || ' of source ' || r.source_id || ' has no document ' || r.document_id AS violation
FROM core.records AS r
ANTI JOIN raw.documents AS d ON d.document_id = r.document_id
UNION ALL
SELECT 'document ' || d.document_id || ' has no source ' || d.source_id AS violation
FROM raw.documents AS d
ANTI JOIN core.sources AS s ON s.source_id = d.source_id
UNION ALL
SELECT 'document ' || d.document_id || ' has no record' AS violation
FROM raw.documents AS d
ANTI JOIN core.records AS r ON r.source_id = d.source_id AND r.key = d.key
UNION ALL
SELECT 'article ' || a.article_id || ' has no document ' || a.document_id AS violation
FROM core.articles AS a
ANTI JOIN raw.documents AS d ON d.document_id = a.document_id
UNION ALL
SELECT 'article ' || a.article_id || ' has no source ' || a.source_id AS violation
FROM core.articles AS a
ANTI JOIN core.sources AS s ON s.source_id = a.source_id
UNION ALL
SELECT 'claim ' || c.claim_id || ' has no version ' || c.article_version || ' of article ' || c.article_id AS violation
FROM core.claims AS c
ANTI JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
UNION ALL
SELECT 'claim ' || c.claim_id || ' converts no claim ' || c.conversion_of || ' of its article' AS violation
FROM core.claims AS c
ANTI JOIN core.claims AS o
    ON
        o.claim_id = c.conversion_of
        AND o.article_id = c.article_id
        AND o.article_version = c.article_version
WHERE c.conversion_of IS NOT NULL
UNION ALL
SELECT 'rejection ' || r.code || ' has no document ' || r.document_id AS violation
FROM core.rejections AS r
ANTI JOIN raw.documents AS d ON d.document_id = r.document_id
WHERE r.stage <> 'fetch'
UNION ALL
SELECT 'story ' || t.story_id || ' has no article ' || t.article_id AS violation
FROM core.stories AS t
ANTI JOIN core.articles AS a ON a.article_id = t.article_id
