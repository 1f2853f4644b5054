INSERT INTO core.conflicts BY NAME
SELECT * FROM incoming_conflicts
