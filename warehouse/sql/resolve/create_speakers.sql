-- in profiles that change: the claim that speaks for all others where these are too many
CREATE OR REPLACE TEMP TABLE speakers AS
SELECT
    m.claim_id,
    m.number,
    CASE
        WHEN count(*) OVER same > $most AND m.number <> min(m.number) OVER same
            THEN min(m.number) OVER same
    END AS echo_of
FROM work.claim_marks AS m
WHERE
    m.profile IN (SELECT profile FROM old_marks)
    OR m.profile IN (SELECT profile FROM incoming_marks)
WINDOW same AS (PARTITION BY m.profile)
