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
    0 AS misread,
    1000 AS bits
FROM echo_pairs AS e
JOIN pair_marks AS a ON a.number = e.number
JOIN pair_marks AS b ON b.number = e.echo_of
