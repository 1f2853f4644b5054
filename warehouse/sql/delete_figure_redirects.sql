-- a figure that stands, or is led elsewhere now, is no longer redirected as it was
DELETE FROM core.figure_redirects
WHERE
    old_figure_id IN (SELECT figure_id FROM incoming_figures)
    OR old_figure_id IN (SELECT old_figure_id FROM incoming_figure_redirects)
