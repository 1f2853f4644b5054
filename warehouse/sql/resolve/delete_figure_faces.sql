DELETE FROM work.figure_faces
WHERE figure_id IN (SELECT figure_id FROM touched_figures)
