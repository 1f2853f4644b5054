-- What a day's run leaves in the warehouse of filled.sql: {claims} articles that each repeat one claim
-- of a figure that had one; the figure counts it. Every check of the warehouse holds.
CREATE TEMP TABLE repeated AS
SELECT c.claim_id, c.article_id, fc.figure_id, a.document_id,
    'c_' || left(md5('new ' || c.claim_id), 16) AS new_claim_id,
    'a_' || left(md5('new ' || c.claim_id), 16) AS new_article_id,
    'd_' || left(md5('new ' || c.claim_id), 16) AS new_document_id
FROM core.figures AS f
JOIN core.figure_claims AS fc USING (figure_id)
JOIN core.claims AS c USING (claim_id)
JOIN core.articles AS a USING (article_id)
WHERE f.claim_count = 1 AND c.conversion_of IS NULL
ORDER BY f.figure_id
LIMIT {claims};

INSERT INTO raw.documents BY NAME
SELECT d.* REPLACE (r.new_document_id AS document_id, r.new_document_id AS key, 'r1' AS run_id)
FROM raw.documents AS d JOIN repeated AS r USING (document_id);
INSERT INTO core.records BY NAME
SELECT k.* REPLACE (r.new_document_id AS document_id, r.new_document_id AS key)
FROM core.records AS k JOIN repeated AS r USING (document_id);
INSERT INTO core.articles BY NAME
SELECT a.* REPLACE (r.new_article_id AS article_id, r.new_document_id AS document_id)
FROM core.articles AS a JOIN repeated AS r USING (article_id);
INSERT INTO core.stories BY NAME
SELECT s.* REPLACE (r.new_article_id AS article_id)
FROM core.stories AS s JOIN repeated AS r USING (article_id);
INSERT INTO core.claims BY NAME
SELECT c.* REPLACE (r.new_claim_id AS claim_id, r.new_article_id AS article_id)
FROM core.claims AS c JOIN repeated AS r USING (claim_id);
INSERT INTO core.figure_claims BY NAME
SELECT fc.* REPLACE (r.new_claim_id AS claim_id)
FROM core.figure_claims AS fc JOIN repeated AS r USING (claim_id);
UPDATE core.figures SET claim_count = claim_count + 1, article_count = article_count + 1
WHERE figure_id IN (SELECT figure_id FROM repeated);
DROP TABLE repeated;
