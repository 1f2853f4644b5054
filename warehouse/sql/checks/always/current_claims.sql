-- a claim is current exactly as long as its article's version is
SELECT
    'claim ' || c.claim_id || ' of version ' || c.article_version
    || CASE WHEN c.superseded_at IS NULL THEN ' is' ELSE ' is not' END
    || ' current, its article ' || c.article_id
    || CASE WHEN c.superseded_at IS NULL THEN ' is not' ELSE ' is' END AS violation
FROM core.claims AS c
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
WHERE
    (c.superseded_at IS NULL)
    <> (a.superseded_at IS NULL AND a.withdrawn_at IS NULL)
