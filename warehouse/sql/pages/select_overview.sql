-- what there is, and what of it came within the last days before the file was published
WITH ends AS (
    SELECT
        max(published_at) AS published_at,
        max(published_at) - to_days($days::INTEGER) AS since
    FROM meta.publications
)

SELECT
    e.published_at,
    (SELECT count(*) FROM raw.documents) AS documents,
    (SELECT count(*) FROM raw.documents WHERE fetched_at >= e.since) AS new_documents,
    (SELECT count(*) FROM core.articles WHERE superseded_at IS NULL AND withdrawn_at IS NULL) AS articles,
    (
        SELECT count(*) FROM core.articles
        WHERE superseded_at IS NULL AND withdrawn_at IS NULL AND read_at >= e.since
    ) AS new_articles,
    (SELECT count(*) FROM core.claims WHERE superseded_at IS NULL) AS claims,
    (
        SELECT count(*) FROM core.claims
        WHERE superseded_at IS NULL AND first_read_at >= e.since
    ) AS new_claims,
    (SELECT count(*) FROM mart.figures) AS figures,
    (SELECT count(*) FROM mart.figures WHERE created_at >= e.since) AS new_figures,
    (SELECT count(*) FROM core.measures WHERE status = 'contested') AS contested
FROM ends AS e
