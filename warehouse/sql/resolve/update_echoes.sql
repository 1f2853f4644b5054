UPDATE work.claim_marks AS m
SET echo_of = s.echo_of
FROM speakers AS s
WHERE s.number = m.number AND m.echo_of IS DISTINCT FROM s.echo_of
