-- All that resolving reads of a claim, as one digest per current claim. A claim whose
-- digest is not the one it was last resolved with has changed, whatever the reason:
-- it was read anew, its article's title or story changed, a person judged it.
CREATE OR REPLACE TEMP TABLE claim_states AS
SELECT
    c.claim_id,
    md5(concat_ws(
        chr(31),
        $matching,
        c.article_id, c.sentence, c.sentence_start, c.surface,
        coalesce(c.value_low::VARCHAR, '-'), coalesce(c.value_high::VARCHAR, '-'),
        c.unit, c.qualifier, c.kind, coalesce(c.change, '-'),
        coalesce(c.subject, '-'), coalesce(c.metric, '-'), coalesce(c.metric_surface, '-'),
        coalesce(c.period, '-'), coalesce(c.period_start::VARCHAR, '-'),
        coalesce(c.period_end::VARCHAR, '-'), c.modality, coalesce(c.attribution, '-'),
        coalesce(c.heading, '-'), coalesce(c.row_label, '-'), coalesce(c.column_label, '-'),
        coalesce(c.conversion_of, '-'),
        a.source_id, a.title, a.url, a.language, coalesce(a.published_at::VARCHAR, '-'),
        coalesce(t.story_id, '-'), coalesce(j.verdicts, '-'),
        coalesce(array_to_string(k.linked, ' '), '-')
    )) AS state,
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
