-- claims that may speak for themselves no longer, or only now: all of a profile that changes
CREATE OR REPLACE TEMP TABLE old_speakers AS
SELECT m.number, m.echo_of
FROM work.claim_marks AS m
WHERE
    m.profile IN (SELECT profile FROM old_marks)
    OR m.profile IN (SELECT profile FROM incoming_marks)
