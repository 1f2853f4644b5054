-- figures that a source states; first those that others repeated after it
WITH stated AS (
    SELECT fc.figure_id, min(a.published_at) AS published_at
    FROM core.articles AS a
    JOIN core.claims AS c
        ON c.article_id = a.article_id AND c.article_version = a.version AND c.superseded_at IS NULL
    JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
    WHERE a.source_id = $source_id AND a.superseded_at IS NULL AND a.withdrawn_at IS NULL
    GROUP BY fc.figure_id
)

SELECT
    f.figure_id,
    f.measure_id,
    f.statement,
    f.unit,
    f.period,
    f.modality,
    f.claim_count,
    f.source_count,
    f.origin_count,
    f.measure_status,
    f.measure_figure_count,
    f.conflict_count,
    f.first_published_at,
    f.last_published_at,
    f.languages,
    f.source_count > 1 AND coalesce(s.published_at <= f.first_published_at, false) AS was_first
FROM stated AS s
JOIN mart.figures AS f ON f.figure_id = s.figure_id
ORDER BY was_first DESC, f.origin_count DESC, f.claim_count DESC, f.figure_id
LIMIT $limit
