-- Every current article of the sample set.
SELECT source_id, url, title, language, published_at, text
FROM core.articles
WHERE superseded_at IS NULL AND withdrawn_at IS NULL
ORDER BY source_id, url;
