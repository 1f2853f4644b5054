-- all edges, their ends as numbers: while figures are made they are asked ten times, and of a million edges unpacking
-- the ids takes longer than what is asked
CREATE OR REPLACE TEMP TABLE edge_ends AS
SELECT hash(left_claim_id) AS one, hash(right_claim_id) AS other, score FROM core.edges
