-- edges that join a claim that is open, with the round in which the first of its ends was opened
CREATE OR REPLACE TEMP TABLE near_edges AS
SELECT one, other, 0 AS round FROM edge_ends WHERE FALSE
