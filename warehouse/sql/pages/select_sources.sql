-- each source with what it gave and how its last visit ended; NULL outcome: not visited, only named
WITH visits AS (
    SELECT
        o.entry ->> 'source_id' AS source_id,
        arg_max(o.entry ->> 'outcome', o.run_id) AS outcome,
        arg_max(o.entry ->> 'reason', o.run_id) AS reason
    FROM (SELECT run_id, unnest(outcomes::JSON[]) AS entry FROM meta.runs) AS o
    GROUP BY source_id
)

SELECT
    s.source_id,
    coalesce(s.title, s.source_id) AS title,
    s.kind,
    s.url,
    v.outcome,
    v.reason,
    s.last_fetched_at,
    s.document_count,
    s.article_count,
    s.claim_count,
    s.figure_count,
    s.rejected_document_count,
    s.rejected_candidate_count,
    s.first_published_at,
    s.last_published_at,
    s.languages
FROM mart.source_activity AS s
LEFT JOIN visits AS v ON v.source_id = s.source_id
WHERE $source_id IS NULL OR s.source_id = $source_id
ORDER BY v.outcome = 'failed' DESC NULLS LAST, s.claim_count DESC, s.source_id
LIMIT $limit
