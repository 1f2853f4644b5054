-- Every current claim of the sample set with the figure it states.
SELECT
    claims.claim_id,
    articles.source_id,
    articles.url,
    claims.surface,
    claims.span_start,
    claims.span_end,
    claims.sentence,
    claims.unit,
    claims.conversion_of,
    figure_claims.figure_id,
    figures.conversion_of AS figure_conversion_of,
    figures.statement,
    concat_ws(' | ', claims.subject, claims.metric, claims.period, claims.modality) AS reading
FROM core.claims AS claims
INNER JOIN core.articles AS articles
    ON claims.article_id = articles.article_id
    AND claims.article_version = articles.version
LEFT JOIN core.figure_claims AS figure_claims ON claims.claim_id = figure_claims.claim_id
LEFT JOIN core.figures AS figures ON figure_claims.figure_id = figures.figure_id
WHERE claims.superseded_at IS NULL AND articles.superseded_at IS NULL
ORDER BY articles.source_id, articles.url, claims.span_start;
