-- retired figures that began with a removed claim: their line is made of its words (pipeline.resolve.identity.first_id)
SELECT f.figure_id
FROM core.figures AS f
WHERE
    f.retired_at IS NOT NULL
    AND f.figure_id IN (SELECT 'f_' || substr(sha256(claim_id), 1, 16) FROM removed_claims)
ORDER BY f.figure_id
