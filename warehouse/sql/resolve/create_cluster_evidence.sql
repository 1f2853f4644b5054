-- claims to cluster, each that did not change with the figure it stood in (owner) and how many did (note)
CREATE OR REPLACE TEMP TABLE wanted_evidence AS
WITH stood_in AS (
    SELECT t.claim_id, f.figure_id, f.claim_count
    FROM touched AS t
    JOIN core.figures AS f ON f.figure_id = t.owner
    ANTI JOIN changed_claims AS c ON c.claim_id = t.claim_id
)

SELECT
    t.claim_id,
    t.number,
    p.portion,
    s.claim_count::BIGINT AS note,
    s.figure_id AS owner,
    NULL::BIGINT AS place,
    t.echo_of,
    t.is_open
FROM touched AS t
JOIN claim_portions AS p ON p.number = t.number
LEFT JOIN stood_in AS s ON s.claim_id = t.claim_id
