-- all current claims of the articles that a wanted claim stands or stood in
SELECT c.claim_id
FROM core.claims AS c
WHERE
    c.superseded_at IS NULL
    AND c.article_id IN (
        SELECT article_id FROM core.claims WHERE claim_id IN (SELECT claim_id FROM wanted_claims)
    )
ORDER BY c.claim_id
