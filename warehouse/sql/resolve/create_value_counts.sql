-- how many subjects share each value, and how many claims state it where it tells
CREATE OR REPLACE TEMP TABLE value_counts AS
SELECT
    value_key,
    count(DISTINCT nullif(subject_name, '')) AS subjects,
    count(*) FILTER (telling) AS telling
FROM work.claim_marks
GROUP BY value_key
