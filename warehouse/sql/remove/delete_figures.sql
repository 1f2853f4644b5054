DELETE FROM core.figures WHERE figure_id IN (SELECT figure_id FROM removed_figures)
