INSERT INTO core.figure_claims BY NAME
SELECT * FROM incoming_figure_claims
