-- what a primary key would hold, at a fraction of its cost
SELECT noun || ' ' || id || ' stands ' || count(*) || ' times' AS violation
FROM (
    SELECT 'source' AS noun, source_id AS id FROM core.sources
    UNION ALL
    SELECT 'record' AS noun, source_id || ' ' || key AS id FROM core.records
    UNION ALL
    SELECT 'document' AS noun, document_id AS id FROM raw.documents
    UNION ALL
    SELECT 'article version' AS noun, article_id || ' ' || version AS id FROM core.articles
    UNION ALL
    SELECT 'current article' AS noun, article_id AS id FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
    UNION ALL
    SELECT 'story of article' AS noun, article_id AS id FROM core.stories
    UNION ALL
    SELECT 'claim version' AS noun, claim_id || ' ' || article_version AS id FROM core.claims
    UNION ALL
    SELECT 'current claim' AS noun, claim_id AS id FROM core.claims
    WHERE superseded_at IS NULL
    UNION ALL
    SELECT 'claim mark' AS noun, claim_id AS id FROM work.claim_marks
    UNION ALL
    SELECT 'edge' AS noun, left_claim_id || ' ' || right_claim_id AS id FROM core.edges
    UNION ALL
    SELECT 'figure' AS noun, figure_id AS id FROM core.figures
    UNION ALL
    SELECT 'figure of claim' AS noun, claim_id AS id FROM core.figure_claims
    UNION ALL
    SELECT 'redirect' AS noun, old_figure_id AS id FROM core.figure_redirects
    UNION ALL
    SELECT 'measure' AS noun, measure_id AS id FROM core.measures
    UNION ALL
    SELECT 'conflict' AS noun, left_figure_id || ' ' || right_figure_id || ' ' || type AS id
    FROM core.conflicts
    UNION ALL
    SELECT 'crawl state' AS noun, source_id || ' ' || address AS id FROM meta.crawl_state
    UNION ALL
    SELECT 'run' AS noun, run_id AS id FROM meta.runs
)
GROUP BY noun, id
HAVING count(*) > 1
