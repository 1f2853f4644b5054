-- figures whose contradictions are looked for anew: the touched ones but for those that came again with the
-- same claims, none of which changed, so that they say what they said; and all with a claim that is linked
-- to others than before
CREATE OR REPLACE TEMP TABLE open_figures AS
WITH linked AS (
    SELECT unnest([left_claim_id, right_claim_id]) AS claim_id
    FROM moved_edges
    WHERE (coalesce(score, 0) >= $linked) <> (coalesce(old_score, 0) >= $linked)
),

sizes AS (
    SELECT figure_id, count(*) AS claims FROM before GROUP BY figure_id
),

same AS (
    SELECT n.figure_id
    FROM made_members AS m
    JOIN names AS n ON n.key = m.key
    LEFT JOIN before AS b ON b.claim_id = m.claim_id
    LEFT JOIN changed_claims AS c ON c.claim_id = m.claim_id
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
UNION
SELECT fc.figure_id
FROM core.figure_claims AS fc
SEMI JOIN linked AS l ON l.claim_id = fc.claim_id
