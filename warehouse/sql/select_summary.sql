SELECT
    (SELECT count(*) FROM core.sources) AS sources,
    (SELECT count(*) FROM raw.documents) AS documents,
    (SELECT count(*) FROM core.articles WHERE superseded_at IS NULL AND withdrawn_at IS NULL) AS articles,
    (SELECT count(*) FROM core.claims WHERE superseded_at IS NULL) AS claims,
    (SELECT count(*) FROM core.figures WHERE retired_at IS NULL) AS figures,
    (SELECT count(*) FROM core.measures) AS measures,
    (SELECT count(*) FROM core.conflicts) AS conflicts,
    (SELECT count(*) FROM core.rejections WHERE stage <> 'extract') AS rejected_documents
