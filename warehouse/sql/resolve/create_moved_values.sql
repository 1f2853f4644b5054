-- values that became more or less common, or make articles kin no longer or only now
CREATE OR REPLACE TEMP TABLE moved_values AS
WITH now AS (
    SELECT
        m.value_key,
        count(DISTINCT nullif(m.subject_name, '')) AS subjects,
        count(*) FILTER (m.telling) AS telling
    FROM work.claim_marks AS m
    WHERE
        m.value_key IN (SELECT value_key FROM old_marks)
        OR m.value_key IN (SELECT value_key FROM incoming_marks)
    GROUP BY m.value_key
)

SELECT
    coalesce(n.value_key, o.value_key) AS value_key,
    len(list_filter($steps::INTEGER[], lambda step: coalesce(n.subjects, 0) >= step))
    <> len(list_filter($steps::INTEGER[], lambda step: coalesce(o.subjects, 0) >= step)) AS common_moved,
    (coalesce(n.telling, 0) > $kin_cap) <> (coalesce(o.telling, 0) > $kin_cap) AS kin_moved
FROM now AS n
FULL JOIN old_values AS o ON o.value_key = n.value_key
