-- the claims that the portions of pairs need, with how many subjects share their value. No number is 0: only by
-- what is filtered itself DuckDB looks rows up while it scans a table, instead of joining all that it holds
CREATE OR REPLACE TEMP TABLE wanted_evidence AS
SELECT m.claim_id, m.number, w.portion, v.subjects AS note, NULL::VARCHAR AS owner, NULL::BIGINT AS place
FROM (
    SELECT portion, one AS number FROM pairs WHERE one <> 0
    UNION
    SELECT portion, other FROM pairs
) AS w
JOIN work.claim_marks AS m ON m.number = w.number
JOIN value_counts AS v ON v.value_key = m.value_key
