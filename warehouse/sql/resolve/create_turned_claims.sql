-- claims that stayed as they were, but speak for themselves no longer, or only now, or through another
CREATE OR REPLACE TEMP TABLE turned_claims AS
SELECT s.claim_id, s.number, o.echo_of AS old_echo_of, s.echo_of
FROM speakers AS s
JOIN old_speakers AS o ON o.number = s.number
WHERE
    o.echo_of IS DISTINCT FROM s.echo_of
    AND s.number NOT IN (SELECT number FROM old_marks)
