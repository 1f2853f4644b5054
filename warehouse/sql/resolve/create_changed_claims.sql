-- what differs from the last resolve: gone, changed or new claims
CREATE OR REPLACE TEMP TABLE changed_claims AS
SELECT
    coalesce(now.claim_id, before.claim_id) AS claim_id,
    before.number,
    now.claim_id IS NULL AS is_gone,
    before.claim_id IS NULL AS is_new,
    coalesce(now.judged, FALSE) AS judged
FROM claim_states AS now
FULL JOIN work.claim_marks AS before ON before.claim_id = now.claim_id
WHERE now.state IS DISTINCT FROM before.state
