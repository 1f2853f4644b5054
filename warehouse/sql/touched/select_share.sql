SELECT (SELECT count(*) FROM touched_figure_claims) / greatest(1, (SELECT count(*) FROM core.claims))
