-- edges that came, went or say something else than before, but for those between two claims that changed
-- themselves; a score is NULL where there is no edge
CREATE OR REPLACE TEMP TABLE moved_edges AS
SELECT
    coalesce(o.left_claim_id, n.left_claim_id) AS left_claim_id,
    coalesce(o.right_claim_id, n.right_claim_id) AS right_claim_id,
    o.score AS old_score,
    n.score
FROM old_edges AS o
FULL JOIN new_edges AS n
    ON n.left_claim_id = o.left_claim_id AND n.right_claim_id = o.right_claim_id
WHERE
    (n.score IS DISTINCT FROM o.score OR n.reasons IS DISTINCT FROM o.reasons)
    AND NOT (
        coalesce(o.left_claim_id, n.left_claim_id) IN (SELECT claim_id FROM changed_claims)
        AND coalesce(o.right_claim_id, n.right_claim_id) IN (SELECT claim_id FROM changed_claims)
    )
