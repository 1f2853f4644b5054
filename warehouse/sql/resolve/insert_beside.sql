-- figures that an edge or a person's verdict joins to an open claim
INSERT INTO touched BY NAME
WITH ends AS (
    SELECT one AS claim FROM near_edges
    UNION
    SELECT other FROM near_edges
    UNION
    SELECT unnest([hash(j.left_claim_id), hash(j.right_claim_id)])
    FROM judged AS j
    JOIN touched AS t
        ON t.is_open AND (t.claim_id = j.left_claim_id OR t.claim_id = j.right_claim_id)
),

figures AS (
    SELECT DISTINCT fc.figure_id
    FROM core.figure_claims AS fc
    SEMI JOIN ends AS e ON e.claim = hash(fc.claim_id)
    ANTI JOIN touched AS t ON t.owner = fc.figure_id
)

SELECT m.number, m.claim_id, m.echo_of, fc.figure_id AS owner, FALSE AS is_open, $round AS round
FROM core.figure_claims AS fc
SEMI JOIN figures AS f ON f.figure_id = fc.figure_id
JOIN work.claim_marks AS m ON m.claim_id = fc.claim_id
