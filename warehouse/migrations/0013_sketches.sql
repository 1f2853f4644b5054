-- What tells whether two articles are one text, kept: copies of an article were sketched again whenever
-- another copy came. All articles are sketched once more at the next resolve.

DELETE FROM core.article_keys;

CREATE TABLE work.article_sketches (
    article_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sample UINTEGER[] NOT NULL
);
COMMENT ON TABLE work.article_sketches IS 'One row per current article whose wording was looked at: a sample of its runs of words, to tell copies by.';
COMMENT ON COLUMN work.article_sketches.article_id IS 'A current article (core.articles).';
COMMENT ON COLUMN work.article_sketches.version IS 'Version of the article that the sample was taken from.';
COMMENT ON COLUMN work.article_sketches.size IS 'How many different runs of words the article has.';
COMMENT ON COLUMN work.article_sketches.sample IS 'The smallest digests of these, in order.';
