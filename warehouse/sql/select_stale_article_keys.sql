-- articles whose keys are of a version that is no longer current
SELECT DISTINCT k.article_id
FROM core.article_keys AS k
ANTI JOIN core.articles AS a
    ON
        a.article_id = k.article_id
        AND a.version = k.version
        AND a.superseded_at IS NULL
        AND a.withdrawn_at IS NULL
ORDER BY k.article_id
