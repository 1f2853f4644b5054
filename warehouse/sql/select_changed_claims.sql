-- what differs from the last resolve: gone, changed or new claims
SELECT
    coalesce(now.claim_id, before.claim_id) AS claim_id,
    now.claim_id IS NULL AS is_gone,
    before.claim_id IS NULL AS is_new
FROM claim_states AS now
FULL JOIN (
    SELECT claim_id, key FROM core.claim_keys WHERE starts_with(key, $prefix)
) AS before ON before.claim_id = now.claim_id
WHERE now.key IS DISTINCT FROM before.key
ORDER BY claim_id
