-- the text at a current claim's span is its surface, to the character
SELECT
    'claim ' || c.claim_id || ' says ' || c.surface || ', its span '
    || substr(a.text, c.span_start + 1, c.span_end - c.span_start) AS violation
FROM core.claims AS c
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
WHERE
    c.superseded_at IS NULL
    AND (
        c.span_start < 0
        OR substr(a.text, c.span_start + 1, c.span_end - c.span_start) <> c.surface
    )
