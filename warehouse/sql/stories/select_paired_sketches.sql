SELECT s.article_id, s.size, s.sample
FROM work.article_sketches AS s
WHERE
    s.article_id IN (SELECT left_article_id FROM copy_pairs)
    OR s.article_id IN (SELECT right_article_id FROM copy_pairs)
