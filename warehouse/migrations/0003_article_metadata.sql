-- What an article is filed under, and what its metadata were read from.

ALTER TABLE core.articles ADD COLUMN section VARCHAR;
ALTER TABLE core.articles ADD COLUMN tags VARCHAR[];
ALTER TABLE core.articles ADD COLUMN evidence MAP(VARCHAR, VARCHAR);
COMMENT ON COLUMN core.articles.section IS 'Section or first category that the article is filed under.';
COMMENT ON COLUMN core.articles.tags IS 'Tags or keywords that the article is given.';
COMMENT ON COLUMN core.articles.evidence IS 'What each field was read from, by column: JSON-LD datePublished, meta og:title, a visible line.';
