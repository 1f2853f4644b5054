SELECT count(*) AS articles, (coalesce(max(portion) + 1, 0))::INTEGER AS portions
FROM changed_articles
WHERE portion IS NOT NULL
