-- how many subjects share the values that change, and how many claims state them, before
CREATE OR REPLACE TEMP TABLE old_values AS
SELECT
    m.value_key,
    count(DISTINCT nullif(m.subject_name, '')) AS subjects,
    count(*) FILTER (m.telling) AS telling
FROM work.claim_marks AS m
SEMI JOIN (
    SELECT value_key FROM old_marks
    UNION
    SELECT value_key FROM incoming_marks
) AS c ON c.value_key = m.value_key
GROUP BY m.value_key
