-- articles whose wording came, changed or went; a portion for those whose texts are to be sketched
CREATE OR REPLACE TEMP TABLE changed_articles AS
WITH current_articles AS (
    SELECT article_id, version, rowid AS place
    FROM core.articles
    WHERE superseded_at IS NULL AND withdrawn_at IS NULL
)

SELECT
    coalesce(a.article_id, k.article_id) AS article_id,
    a.version,
    a.place,
    CASE
        WHEN a.version IS NOT NULL
            THEN (count(a.version) OVER (ORDER BY a.place ROWS UNBOUNDED PRECEDING) - 1) // $size
    END AS portion
FROM current_articles AS a
FULL JOIN work.article_sketches AS k ON k.article_id = a.article_id AND k.version = a.version
WHERE a.article_id IS NULL OR k.article_id IS NULL
