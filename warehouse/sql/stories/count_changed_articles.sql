SELECT count(*) AS articles FROM changed_articles
