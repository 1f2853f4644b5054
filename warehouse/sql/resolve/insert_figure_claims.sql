-- each claim stands in its figure by its strongest edge within it
INSERT INTO core.figure_claims BY NAME
WITH placed AS (
    SELECT m.claim_id, m.origin, names.figure_id
    FROM made_members AS m
    JOIN names ON names.key = m.key
    UNION ALL
    SELECT claim_id, origin, figure_id FROM rescored
),

standing AS (
    SELECT claim_id, figure_id FROM placed
    UNION ALL
    SELECT fc.claim_id, fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN rescored AS r ON r.figure_id = fc.figure_id
),

inside AS (
    SELECT l.claim_id AS left_claim_id, r.claim_id AS right_claim_id, e.score
    FROM edge_ends AS e
    JOIN standing AS l ON hash(l.claim_id) = e.one
    JOIN standing AS r ON hash(r.claim_id) = e.other AND r.figure_id = l.figure_id
),

best AS (
    SELECT
        claim_id,
        -- of equals the first
        arg_min(left_claim_id, (-score, left_claim_id, right_claim_id)) AS left_claim_id,
        arg_min(right_claim_id, (-score, left_claim_id, right_claim_id)) AS right_claim_id
    FROM (
        SELECT left_claim_id AS claim_id, * FROM inside
        UNION ALL
        SELECT right_claim_id AS claim_id, * FROM inside
    ) AS ends
    GROUP BY claim_id
),

told AS (
    SELECT e.left_claim_id, e.right_claim_id, e.score, e.reasons
    FROM core.edges AS e
    SEMI JOIN best AS b
        ON b.left_claim_id = e.left_claim_id AND b.right_claim_id = e.right_claim_id
)

SELECT
    p.figure_id,
    p.claim_id,
    coalesce(e.score, 1) AS score,
    CASE
        WHEN e.score IS NOT NULL THEN e.reasons
        WHEN f.claim_count = 1 THEN ['the only claim']
        WHEN k.echo_of IS NOT NULL THEN ['says exactly the same']
        ELSE ['judged the same']
    END AS reasons,
    p.origin
FROM placed AS p
JOIN core.figures AS f ON f.figure_id = p.figure_id
JOIN work.claim_marks AS k ON k.claim_id = p.claim_id
LEFT JOIN best AS b ON b.claim_id = p.claim_id
LEFT JOIN told AS e
    ON e.left_claim_id = b.left_claim_id AND e.right_claim_id = b.right_claim_id
