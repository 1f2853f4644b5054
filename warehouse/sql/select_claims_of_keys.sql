SELECT DISTINCT claim_id
FROM core.claim_keys
WHERE key IN (SELECT key FROM wanted_keys)
ORDER BY claim_id
