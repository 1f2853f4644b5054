-- what holds claims together: edges that join, a claim that speaks for another, a person's verdict
CREATE OR REPLACE TEMP TABLE links AS
SELECT l.number AS one, r.number AS other
FROM core.edges AS e
JOIN work.claim_marks AS l ON l.claim_id = e.left_claim_id
JOIN work.claim_marks AS r ON r.claim_id = e.right_claim_id
WHERE e.score >= $join
UNION ALL
SELECT number, echo_of FROM work.claim_marks WHERE echo_of IS NOT NULL
UNION ALL
SELECT l.number, r.number
FROM judged_pairs AS j
JOIN work.claim_marks AS l ON l.claim_id = j.left_claim_id
JOIN work.claim_marks AS r ON r.claim_id = j.right_claim_id
