SELECT
    a.article_id,
    a.text
FROM core.articles AS a
WHERE a.superseded_at IS NULL AND a.withdrawn_at IS NULL AND contains(a.text, '(')
ORDER BY a.article_id
