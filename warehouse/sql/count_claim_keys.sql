-- how many claims stand under each of the wanted keys
SELECT key, count(*) AS claims
FROM core.claim_keys
WHERE key IN (SELECT key FROM wanted_keys)
GROUP BY key
ORDER BY key
