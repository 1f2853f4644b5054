-- articles that did not change, but may be copies of one another or of such as did
CREATE OR REPLACE TEMP TABLE unread_articles AS
SELECT t.article_id, t.version, (row_number() OVER (ORDER BY t.article_id) - 1) // $size AS portion
FROM touched_articles AS t
WHERE
    (
        t.article_id IN (SELECT left_article_id FROM copy_pairs)
        OR t.article_id IN (SELECT right_article_id FROM copy_pairs)
    )
    AND t.article_id NOT IN (SELECT article_id FROM changed_articles)
