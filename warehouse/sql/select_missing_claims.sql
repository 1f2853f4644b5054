SELECT w.claim_id
FROM (SELECT unnest($claim_ids::VARCHAR[]) AS claim_id) AS w
WHERE w.claim_id NOT IN (
    SELECT c.claim_id FROM core.claims AS c WHERE c.superseded_at IS NULL
)
ORDER BY w.claim_id
