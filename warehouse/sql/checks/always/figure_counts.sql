-- the counts of a current figure are those of its claims
SELECT
    'figure ' || f.figure_id || ' counts ' || f.claim_count || ' claims, ' || f.article_count
    || ' articles, ' || f.source_count || ' sources, ' || f.origin_count || ' origins; it has '
    || coalesce(n.claims, 0) || ', ' || coalesce(n.articles, 0) || ', ' || coalesce(n.sources, 0) AS violation
FROM core.figures AS f
LEFT JOIN (
    SELECT
        fc.figure_id,
        count(*) AS claims,
        count(DISTINCT c.article_id) AS articles,
        count(DISTINCT a.source_id) AS sources
    FROM core.figure_claims AS fc
    JOIN core.claims AS c ON c.claim_id = fc.claim_id AND c.superseded_at IS NULL
    JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
    GROUP BY fc.figure_id
) AS n ON n.figure_id = f.figure_id
WHERE
    f.retired_at IS NULL
    AND (
        (f.claim_count, f.article_count, f.source_count)
        IS DISTINCT FROM (n.claims, n.articles, n.sources)
        OR f.origin_count NOT BETWEEN 1 AND f.claim_count
    )
