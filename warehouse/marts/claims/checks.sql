-- every current claim once
SELECT 'claim ' || claim_id || ' stands ' || count(*) || ' times' AS violation
FROM mart.claims
GROUP BY claim_id
HAVING count(*) > 1
UNION ALL
SELECT 'claim ' || c.claim_id || ' is missing' AS violation
FROM core.claims AS c
ANTI JOIN mart.claims AS m ON m.claim_id = c.claim_id
WHERE c.superseded_at IS NULL
