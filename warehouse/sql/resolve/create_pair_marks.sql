-- the marks of the claims of pairs, with how common their values are, in steps
CREATE OR REPLACE TEMP TABLE pair_marks AS
SELECT
    m.*,
    len(list_filter($steps::INTEGER[], lambda step: v.subjects >= step)) AS commonness
FROM work.claim_marks AS m
JOIN value_counts AS v ON v.value_key = m.value_key
SEMI JOIN (
    SELECT one AS number FROM raw_pairs
    UNION
    SELECT other FROM raw_pairs
    UNION
    SELECT number FROM echo_pairs
    UNION
    SELECT echo_of FROM echo_pairs
) AS p ON p.number = m.number
