-- new figures with exactly the claims of one that there was: each keeps its id, and has no say in other ids
CREATE OR REPLACE TEMP TABLE kept_keys AS
WITH sizes AS (
    SELECT figure_id, count(*) AS claims FROM before GROUP BY figure_id
)

SELECT m.key, any_value(b.figure_id) AS figure_id
FROM made_members AS m
LEFT JOIN before AS b ON b.claim_id = m.claim_id
LEFT JOIN sizes AS s ON s.figure_id = b.figure_id
GROUP BY m.key
HAVING
    count(*) = count(b.figure_id)
    AND count(*) = any_value(s.claims)
    AND min(b.figure_id) = max(b.figure_id)
