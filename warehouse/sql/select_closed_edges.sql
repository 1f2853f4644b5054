-- the wanted claims and all that hang together with them, through edges that join, a
-- person's verdict, or a conversion, however far
WITH RECURSIVE links AS (
    SELECT left_claim_id AS one, right_claim_id AS other FROM core.edges WHERE score >= $join
    UNION ALL
    SELECT right_claim_id, left_claim_id FROM core.edges WHERE score >= $join
    UNION ALL
    SELECT left_claim_id, right_claim_id FROM judged_pairs
    UNION ALL
    SELECT right_claim_id, left_claim_id FROM judged_pairs
    UNION ALL
    SELECT claim_id, conversion_of FROM core.claims
    WHERE superseded_at IS NULL AND conversion_of IS NOT NULL
    UNION ALL
    SELECT conversion_of, claim_id FROM core.claims
    WHERE superseded_at IS NULL AND conversion_of IS NOT NULL
),

closed AS (
    SELECT claim_id FROM wanted_claims
    UNION
    SELECT links.other
    FROM closed
    JOIN links ON links.one = closed.claim_id
)

SELECT closed.claim_id
FROM closed
SEMI JOIN core.claims AS c ON c.claim_id = closed.claim_id AND c.superseded_at IS NULL
ORDER BY closed.claim_id
