-- what a primary key would hold, at a fraction of its cost: ids are only put together as text where
-- their hashes meet
WITH ids AS NOT MATERIALIZED (
    SELECT 'source' AS noun, source_id AS id, hash('source', source_id) AS key
    FROM core.sources
    UNION ALL
    SELECT 'record' AS noun, source_id || ' ' || key AS id, hash('record', source_id, key) AS key
    FROM core.records
    UNION ALL
    SELECT 'document' AS noun, document_id AS id, hash('document', document_id) AS key
    FROM raw.documents
    UNION ALL
    SELECT 'article version' AS noun, article_id || ' ' || version AS id, hash('article version', article_id, version) AS key
    FROM core.articles
    UNION ALL
    SELECT 'current article' AS noun, article_id AS id, hash('current article', article_id) AS key
    FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
    UNION ALL
    SELECT 'story of article' AS noun, article_id AS id, hash('story of article', article_id) AS key
    FROM core.stories
    UNION ALL
    SELECT 'claim version' AS noun, claim_id || ' ' || article_version AS id, hash('claim version', claim_id, article_version) AS key
    FROM core.claims
    UNION ALL
    SELECT 'current claim' AS noun, claim_id AS id, hash('current claim', claim_id) AS key
    FROM core.claims
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT 'claim mark' AS noun, claim_id AS id, hash('claim mark', claim_id) AS key
    FROM work.claim_marks
    UNION ALL
    SELECT 'edge' AS noun, left_claim_id || ' ' || right_claim_id AS id, hash('edge', left_claim_id, right_claim_id) AS key
    FROM core.edges
    UNION ALL
    SELECT 'figure' AS noun, figure_id AS id, hash('figure', figure_id) AS key
    FROM core.figures
    UNION ALL
    SELECT 'figure of claim' AS noun, claim_id AS id, hash('figure of claim', claim_id) AS key
    FROM core.figure_claims
    UNION ALL
    SELECT 'redirect' AS noun, old_figure_id AS id, hash('redirect', old_figure_id) AS key
    FROM core.figure_redirects
    UNION ALL
    SELECT 'measure' AS noun, measure_id AS id, hash('measure', measure_id) AS key
    FROM core.measures
    UNION ALL
    SELECT 'conflict' AS noun, left_figure_id || ' ' || right_figure_id || ' ' || type AS id, hash('conflict', left_figure_id, right_figure_id, type) AS key
    FROM core.conflicts
    UNION ALL
    SELECT 'crawl state' AS noun, source_id || ' ' || address AS id, hash('crawl state', source_id, address) AS key
    FROM meta.crawl_state
    UNION ALL
    SELECT 'run' AS noun, run_id AS id, hash('run', run_id) AS key
    FROM meta.runs
)

SELECT noun || ' ' || id || ' stands ' || count(*) || ' times' AS violation
FROM ids
WHERE key IN (SELECT key FROM ids GROUP BY key HAVING count(*) > 1)
GROUP BY noun, id
HAVING count(*) > 1
