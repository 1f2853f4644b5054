DELETE FROM core.conflicts
WHERE
    left_figure_id IN (SELECT figure_id FROM open_figures)
    OR right_figure_id IN (SELECT figure_id FROM open_figures)
