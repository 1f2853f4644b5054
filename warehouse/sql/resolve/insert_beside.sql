-- figures that an edge or a person's verdict joins to a claim that is open since this round
INSERT INTO touched BY NAME
WITH opened AS (
    SELECT claim_id FROM touched WHERE is_open AND round = $round
),

ends AS (
    SELECT e.right_claim_id AS claim_id
    FROM core.edges AS e
    SEMI JOIN opened AS o ON o.claim_id = e.left_claim_id
    WHERE e.score >= $join
    UNION ALL
    SELECT e.left_claim_id
    FROM core.edges AS e
    SEMI JOIN opened AS o ON o.claim_id = e.right_claim_id
    WHERE e.score >= $join
    UNION ALL
    SELECT j.right_claim_id
    FROM judged AS j
    SEMI JOIN opened AS o ON o.claim_id = j.left_claim_id
    UNION ALL
    SELECT j.left_claim_id
    FROM judged AS j
    SEMI JOIN opened AS o ON o.claim_id = j.right_claim_id
),

figures AS (
    SELECT DISTINCT fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN ends AS e ON e.claim_id = fc.claim_id
    ANTI JOIN touched AS t ON t.owner = fc.figure_id
)

SELECT m.number, m.claim_id, m.echo_of, f.figure_id AS owner, FALSE AS is_open, $round AS round
FROM figures AS f
JOIN core.figure_claims AS fc ON fc.figure_id = f.figure_id
JOIN work.claim_marks AS m ON m.claim_id = fc.claim_id
