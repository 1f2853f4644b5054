-- current claims to cluster anew: those whose figure may be another (is_open), all of a figure if one is.
-- Beside them come whole figures that an edge joins to one of these: they stay as they are unless something
-- joins them, and then are open in the next round. owner: the figure that a claim stood in, or itself
CREATE OR REPLACE TEMP TABLE touched AS
WITH figures AS (
    SELECT fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN stood AS s ON s.claim_id = fc.claim_id
    UNION
    SELECT figure_id FROM disordered
),

claims AS (
    SELECT fc.claim_id, fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN figures AS f ON f.figure_id = fc.figure_id
    UNION ALL
    SELECT s.claim_id, s.claim_id
    FROM stood AS s
    ANTI JOIN core.figure_claims AS fc ON fc.claim_id = s.claim_id
)

SELECT m.number, m.claim_id, m.echo_of, c.figure_id AS owner, TRUE AS is_open, 1 AS round
FROM claims AS c
JOIN work.claim_marks AS m ON m.claim_id = c.claim_id
