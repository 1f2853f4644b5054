-- the claims that the portions of pairs need, with how many subjects share their value
CREATE OR REPLACE TEMP TABLE wanted_evidence AS
SELECT m.claim_id, m.number, w.portion, v.subjects AS note, NULL::VARCHAR AS owner, NULL::BIGINT AS place
FROM (
    SELECT portion, one AS number FROM pairs
    UNION
    SELECT portion, other FROM pairs
) AS w
JOIN work.claim_marks AS m ON m.number = w.number
JOIN value_counts AS v ON v.value_key = m.value_key
