SELECT
    (SELECT count(*) FROM raw_pairs) AS pairs,
    (SELECT count(*) FROM work.claim_marks) AS claims
