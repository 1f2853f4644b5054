-- an echo is compared with the one claim that speaks for it, whatever they may have in common
INSERT INTO likely_pairs BY NAME
SELECT
    least(a.number, b.number) AS one,
    greatest(a.number, b.number) AS other,
    a.article AS one_article,
    b.article AS other_article,
    a.value_key AS one_value,
    a.subject AS one_subject,
    b.value_key AS other_value,
    a.telling AND b.telling AS own_kin,
    FALSE AS named,
    FALSE AS beside,
    0 AS subject_bits,
    0 AS title_bits,
    1000 AS bits,
    0 AS most_context
FROM work.claim_marks AS a
JOIN work.claim_marks AS b ON b.number = a.echo_of
WHERE
    -- the edges of a claim that is compared are made anew whichever of the two it is
    a.number IN (SELECT number FROM compared)
    OR a.echo_of IN (SELECT number FROM compared)
    OR a.number IN (SELECT one FROM lowered)
    OR a.number IN (SELECT other FROM lowered)
