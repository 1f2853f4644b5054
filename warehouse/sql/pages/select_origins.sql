-- where a figure comes from, the first origin first; an origin that nobody names has a story's id
SELECT
    o.origin,
    len(o.attributions) > 0 OR NOT starts_with(o.origin, 's_') AS is_named,
    o.claim_count,
    o.sources,
    o.first_published_at,
    coalesce(s.title, o.first_source_id) AS first_source,
    o.first_source_id,
    o.first_url
FROM mart.origins AS o
LEFT JOIN core.sources AS s ON s.source_id = o.first_source_id
WHERE o.figure_id = $figure_id
ORDER BY o.first_published_at NULLS LAST, o.origin
