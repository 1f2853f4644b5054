INSERT INTO core.figure_redirects BY NAME
SELECT *, $run_id AS run_id FROM incoming_figure_redirects
