SELECT left_article_id, right_article_id
FROM copy_pairs
ORDER BY left_article_id, right_article_id
