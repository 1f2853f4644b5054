-- how many subjects share the values that change, and how many claims state them, before
CREATE OR REPLACE TEMP TABLE old_values AS
SELECT
    m.value_key,
    count(DISTINCT nullif(m.subject_name, '')) AS subjects,
    count(*) FILTER (m.telling) AS telling
FROM work.claim_marks AS m
WHERE
    m.value_key IN (SELECT value_key FROM old_marks)
    OR m.value_key IN (SELECT value_key FROM incoming_marks)
GROUP BY m.value_key
