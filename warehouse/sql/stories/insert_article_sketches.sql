INSERT INTO work.article_sketches BY NAME
SELECT * REPLACE (bits::BIT AS bits)
FROM incoming_article_sketches
