-- figures whose contradictions are looked for anew: the touched ones but for those that came again with the
-- same claims, none of which changed or is linked to others than before, so that they say what they said
CREATE OR REPLACE TEMP TABLE open_figures AS
WITH flipped AS (
    SELECT coalesce(o.left_claim_id, n.left_claim_id) AS left_claim_id,
        coalesce(o.right_claim_id, n.right_claim_id) AS right_claim_id
    FROM old_edges AS o
    FULL JOIN new_edges AS n
        ON n.left_claim_id = o.left_claim_id AND n.right_claim_id = o.right_claim_id
    WHERE (coalesce(n.score, 0) >= $linked) <> (coalesce(o.score, 0) >= $linked)
),

moved AS (
    SELECT claim_id FROM changed_claims
    UNION
    SELECT left_claim_id FROM flipped
    UNION
    SELECT right_claim_id FROM flipped
),

sizes AS (
    SELECT figure_id, count(*) AS claims FROM before GROUP BY figure_id
),

same AS (
    SELECT n.figure_id
    FROM made_members AS m
    JOIN names AS n ON n.key = m.key
    LEFT JOIN before AS b ON b.claim_id = m.claim_id
    LEFT JOIN moved AS c ON c.claim_id = m.claim_id
    LEFT JOIN sizes AS s ON s.figure_id = n.figure_id
    GROUP BY n.figure_id
    HAVING
        bool_and(coalesce(b.figure_id = n.figure_id, FALSE))
        AND count(c.claim_id) = 0
        AND count(*) = any_value(s.claims)
)

SELECT t.figure_id
FROM touched_figures AS t
ANTI JOIN same AS s ON s.figure_id = t.figure_id
