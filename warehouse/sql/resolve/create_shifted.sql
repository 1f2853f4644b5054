-- claims whose joining edges still join, by another score: only the order in which edges join can be another
CREATE OR REPLACE TEMP TABLE shifted AS
SELECT DISTINCT unnest([left_claim_id, right_claim_id]) AS claim_id
FROM moved_edges
WHERE score >= $join AND old_score >= $join AND score <> old_score
