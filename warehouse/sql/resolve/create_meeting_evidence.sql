CREATE OR REPLACE TEMP TABLE wanted_evidence AS
SELECT
    fc.claim_id,
    0::UBIGINT AS number,
    w.portion,
    NULL::BIGINT AS note,
    w.figure_id AS owner,
    NULL::BIGINT AS place
FROM (
    SELECT portion, one AS figure_id FROM meetings
    UNION
    SELECT portion, other FROM meetings
) AS w
JOIN core.figure_claims AS fc ON fc.figure_id = w.figure_id
