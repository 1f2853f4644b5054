-- What grouping articles into stories has to remember, so that only new articles are compared.

CREATE TABLE core.article_keys (
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    key VARCHAR
);
COMMENT ON TABLE core.article_keys IS 'Keys of the wording of current articles: articles of one story nearly always share one.';
COMMENT ON COLUMN core.article_keys.article_id IS 'A current article (core.articles).';
COMMENT ON COLUMN core.article_keys.version IS 'Version of the article that the key was taken from.';
COMMENT ON COLUMN core.article_keys.key IS 'One of its keys; NULL, in a row of its own, for an article too short to tell.';
