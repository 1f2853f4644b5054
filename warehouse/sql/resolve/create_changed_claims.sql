-- What differs from the last resolve: gone, changed or new claims.
-- All that resolving reads of a claim is told by one digest (64 bits). A claim whose digest is not the one
-- it was last resolved with has changed, whatever the reason: it was read anew, its article's title or story
-- changed, a person judged it. Only of what differs the digest is kept: most claims stay as they are.
CREATE OR REPLACE TEMP TABLE changed_claims AS
WITH states AS (
    SELECT
        c.claim_id,
        -- of another version of DuckDB the digests may be others: then all is resolved anew, once
        hash(
            $matching,
            c.article_id, c.sentence, c.sentence_start, c.surface,
            c.value_low, c.value_high, c.unit, c.qualifier, c.kind, c.change,
            c.subject, c.metric, c.metric_surface, c.period, c.period_start, c.period_end,
            c.subject_basis, c.metric_basis, c.period_basis,
            c.modality, c.attribution, c.heading, c.row_label, c.column_label, c.conversion_of,
            a.source_id, a.title, a.url, a.language, a.published_at,
            t.story_id, j.verdicts, k.linked
        )::VARCHAR AS state,
        j.claim_id IS NOT NULL AS judged
    FROM core.claims AS c
    JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
    LEFT JOIN core.stories AS t ON t.article_id = c.article_id
    LEFT JOIN linked_articles AS k ON k.article_id = c.article_id
    LEFT JOIN (
        SELECT claim_id, string_agg(verdict, ';' ORDER BY verdict) AS verdicts
        FROM judged_claims
        GROUP BY claim_id
    ) AS j ON j.claim_id = c.claim_id
    WHERE c.superseded_at IS NULL
)

SELECT
    coalesce(now.claim_id, before.claim_id) AS claim_id,
    before.number,
    now.state,
    now.claim_id IS NULL AS is_gone,
    before.claim_id IS NULL AS is_new,
    coalesce(now.judged, FALSE) AS judged
FROM states AS now
FULL JOIN work.claim_marks AS before ON before.claim_id = now.claim_id
WHERE now.state IS DISTINCT FROM before.state
