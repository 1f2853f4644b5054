-- current claims to mark anew, in portions of claims that lie together; noted: a person judged it
CREATE OR REPLACE TEMP TABLE wanted_evidence AS
SELECT
    f.claim_id,
    0::UBIGINT AS number,
    (row_number() OVER (ORDER BY c.rowid) - 1) // $size AS portion,
    f.judged::BIGINT AS note,
    NULL::VARCHAR AS owner,
    c.rowid AS place
FROM changed_claims AS f
JOIN core.claims AS c ON c.claim_id = f.claim_id AND c.superseded_at IS NULL
WHERE NOT f.is_gone
