INSERT INTO core.measures BY NAME
SELECT * FROM incoming_measures
