-- the figure that most claims of a figure say they convert
UPDATE core.figures AS f
SET conversion_of = w.target
FROM (
    WITH named AS (
        SELECT
            mine.figure_id,
            other.figure_id AS target,
            count(*) AS claims,
            min(other.claim_id) AS first_claim
        FROM core.claims AS c
        JOIN core.figure_claims AS mine ON mine.claim_id = c.claim_id
        JOIN core.figure_claims AS other
            ON other.claim_id = c.conversion_of AND other.figure_id <> mine.figure_id
        WHERE c.superseded_at IS NULL AND c.conversion_of IS NOT NULL
        GROUP BY mine.figure_id, other.figure_id
    ),

    most AS (
        SELECT figure_id, arg_min(target, (-claims, first_claim)) AS target
        FROM named
        GROUP BY figure_id
    )

    SELECT g.figure_id, most.target
    FROM core.figures AS g
    LEFT JOIN most ON most.figure_id = g.figure_id
    WHERE g.retired_at IS NULL AND g.conversion_of IS DISTINCT FROM most.target
) AS w
WHERE f.figure_id = w.figure_id
