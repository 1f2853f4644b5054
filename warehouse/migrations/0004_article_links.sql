-- Where an article's text links to, so that who repeats another article counts with it.

ALTER TABLE core.articles ADD COLUMN links VARCHAR[];
COMMENT ON COLUMN core.articles.links IS 'Canonical addresses that the text links to, in order, without its own.';
