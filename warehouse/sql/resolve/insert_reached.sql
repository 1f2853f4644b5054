-- what links to the claims that the step before reached; a recursive query reads all links anew each time
INSERT INTO reached
WITH edge AS (
    SELECT number FROM reached WHERE step = $step - 1
),

near AS (
    SELECT l.other AS number
    FROM links AS l
    SEMI JOIN edge AS e ON e.number = l.one
    UNION
    SELECT l.one
    FROM links AS l
    SEMI JOIN edge AS e ON e.number = l.other
)

SELECT n.number, $step
FROM near AS n
ANTI JOIN reached AS r ON r.number = n.number
