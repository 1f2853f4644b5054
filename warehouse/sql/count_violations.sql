SELECT count(*), list(violation ORDER BY violation)[:5]
FROM (
{query}
) AS found
