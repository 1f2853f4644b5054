-- an echo is compared with the one claim that speaks for it, whatever they may have in common; the edges
-- of a claim that is compared are made anew whichever of the two it is
CREATE OR REPLACE TEMP TABLE echo_pairs AS
SELECT number, echo_of
FROM work.claim_marks
WHERE
    echo_of IS NOT NULL
    AND (
        number IN (SELECT number FROM compared)
        OR echo_of IN (SELECT number FROM compared)
        OR number IN (SELECT one FROM lowered)
        OR number IN (SELECT other FROM lowered)
    )
