INSERT INTO work.article_sketches BY NAME
SELECT * FROM incoming_article_sketches
