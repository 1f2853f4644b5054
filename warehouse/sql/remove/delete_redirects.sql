DELETE FROM core.figure_redirects
WHERE
    figure_id IN (SELECT figure_id FROM removed_figures)
    OR old_figure_id IN (SELECT figure_id FROM removed_figures)
