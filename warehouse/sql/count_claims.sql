SELECT count(*) AS claims FROM core.claims
