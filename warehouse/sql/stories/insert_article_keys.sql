INSERT INTO core.article_keys BY NAME
SELECT * FROM incoming_article_keys
