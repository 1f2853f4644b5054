SELECT count(*) AS edges FROM new_edges
