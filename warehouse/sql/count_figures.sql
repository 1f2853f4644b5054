SELECT count(*)
FROM core.figures
WHERE
    retired_at IS NULL
    AND figure_id IN (SELECT figure_id FROM touched_figures)
    AND figure_id NOT IN (SELECT figure_id FROM incoming_figures)
