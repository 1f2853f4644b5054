SELECT count(*) AS rows FROM wanted_evidence
