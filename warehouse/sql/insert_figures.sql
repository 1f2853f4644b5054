INSERT INTO core.figures BY NAME
SELECT * FROM incoming_figures
