-- touched claims that nothing links to another, and that were marked anew
CREATE OR REPLACE TEMP TABLE lone AS
SELECT t.number, t.claim_id
FROM touched AS t
SEMI JOIN lone_figures AS f ON f.key = t.claim_id
ANTI JOIN (
    SELECT one AS number FROM links
    UNION ALL
    SELECT other FROM links
) AS l ON l.number = t.number
