DELETE FROM core.figure_claims
WHERE figure_id IN (SELECT figure_id FROM touched_figures)
