-- the marks of the claims of pairs
CREATE OR REPLACE TEMP TABLE pair_marks AS
SELECT m.*
FROM work.claim_marks AS m
SEMI JOIN (
    SELECT one AS number FROM raw_pairs
    UNION
    SELECT other FROM raw_pairs
    UNION
    SELECT number FROM echo_pairs
    UNION
    SELECT echo_of FROM echo_pairs
) AS p ON p.number = m.number
