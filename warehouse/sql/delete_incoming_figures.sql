-- figures that come again: to change their rows costs more, all columns of all figures are packed again
DELETE FROM core.figures
WHERE figure_id IN (SELECT figure_id FROM incoming_figures)
