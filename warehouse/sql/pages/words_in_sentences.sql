figure_id IN (
    SELECT fc.figure_id
    FROM core.claims AS c
    JOIN core.figure_claims AS fc ON fc.claim_id = c.claim_id
    WHERE c.superseded_at IS NULL AND {words}
)
