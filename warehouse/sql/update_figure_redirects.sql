-- what led to a figure that is retired now leads on to where that one's claims went
UPDATE core.figure_redirects AS r
SET figure_id = i.figure_id
FROM incoming_figure_redirects AS i
WHERE r.figure_id = i.old_figure_id
