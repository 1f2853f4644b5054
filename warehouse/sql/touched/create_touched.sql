-- Which claims and figures may tell something else in marts, since a row that they are made from
-- came, went or changed. Too many do no harm but take time; one too few would.
CREATE OR REPLACE TEMP TABLE touched_articles AS
SELECT article_id FROM changed_articles
UNION
SELECT article_id FROM changed_stories
UNION
SELECT a.article_id
FROM core.articles AS a
SEMI JOIN changed_sources AS s ON s.source_id = a.source_id;

CREATE OR REPLACE TEMP TABLE touched_claims AS
SELECT claim_id FROM changed_claims
UNION
SELECT claim_id FROM changed_figure_claims
UNION
SELECT c.claim_id
FROM core.claims AS c
SEMI JOIN touched_articles AS a ON a.article_id = c.article_id
UNION
SELECT c.claim_id
FROM core.claims AS c
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
SEMI JOIN changed_rates AS r
    ON r.currency = c.unit AND r.day = (a.published_at AT TIME ZONE 'UTC')::DATE;

CREATE OR REPLACE TEMP TABLE touched_figures AS
SELECT figure_id FROM changed_figures
UNION
SELECT figure_id FROM changed_figure_claims
UNION
SELECT fc.figure_id
FROM core.figure_claims AS fc
SEMI JOIN touched_claims AS c ON c.claim_id = fc.claim_id
UNION
SELECT f.figure_id
FROM core.figures AS f
SEMI JOIN changed_measures AS m ON m.measure_id = f.measure_id
UNION
SELECT left_figure_id AS figure_id FROM changed_conflicts
UNION
SELECT right_figure_id AS figure_id FROM changed_conflicts
UNION
SELECT f.figure_id
FROM core.figures AS f
SEMI JOIN changed_rates AS r
    ON r.currency = f.unit AND r.day = (f.first_published_at AT TIME ZONE 'UTC')::DATE;

CREATE OR REPLACE TEMP TABLE touched_figure_claims AS
SELECT claim_id FROM touched_claims
UNION
SELECT fc.claim_id
FROM core.figure_claims AS fc
SEMI JOIN touched_figures AS f ON f.figure_id = fc.figure_id
