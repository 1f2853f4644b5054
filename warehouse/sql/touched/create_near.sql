-- A warehouse in memory, of the touched claims and figures and all that marts tell of them: what a
-- mart's query gives there is what it gives in the whole one for the touched rows.
ATTACH ':memory:' AS near;
CREATE SCHEMA near.core;
CREATE SCHEMA near.mart;

CREATE TABLE near.core.claims AS
SELECT c.* FROM core.claims AS c
SEMI JOIN touched_figure_claims AS t ON t.claim_id = c.claim_id;

CREATE TABLE near.core.figure_claims AS
SELECT fc.* FROM core.figure_claims AS fc
SEMI JOIN touched_figure_claims AS t ON t.claim_id = fc.claim_id;

CREATE TABLE near.core.figures AS
SELECT f.* FROM core.figures AS f
SEMI JOIN (
    SELECT figure_id FROM touched_figures
    UNION
    SELECT figure_id FROM near.core.figure_claims
) AS t ON t.figure_id = f.figure_id;

CREATE TABLE near.core.articles AS
SELECT a.* EXCLUDE (text) FROM core.articles AS a
SEMI JOIN near.core.claims AS c ON c.article_id = a.article_id;

CREATE TABLE near.core.stories AS
SELECT s.* FROM core.stories AS s
SEMI JOIN near.core.claims AS c ON c.article_id = s.article_id;

CREATE TABLE near.core.measures AS
SELECT m.* FROM core.measures AS m
SEMI JOIN near.core.figures AS f ON f.measure_id = m.measure_id;

CREATE TABLE near.core.conflicts AS
SELECT * FROM core.conflicts;

CREATE TABLE near.core.sources AS
SELECT * FROM core.sources;

CREATE TABLE near.core.rates AS
SELECT * FROM core.rates
