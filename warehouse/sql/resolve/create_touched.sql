-- current claims to cluster anew: all that hang together with those of which anything changed
CREATE OR REPLACE TEMP TABLE touched AS
WITH RECURSIVE closed AS (
    SELECT m.number
    FROM work.claim_marks AS m
    SEMI JOIN stood AS s ON s.claim_id = m.claim_id
    UNION
    SELECT both_ways.other
    FROM closed
    JOIN (
        SELECT one, other FROM links
        UNION ALL
        SELECT other, one FROM links
    ) AS both_ways ON both_ways.one = closed.number
)

SELECT m.number, m.claim_id, m.echo_of
FROM work.claim_marks AS m
SEMI JOIN closed AS c ON c.number = m.number
