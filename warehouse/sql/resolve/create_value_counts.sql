-- how many subjects share each value of the pairs' articles, and how many claims state it where it tells
CREATE OR REPLACE TEMP TABLE value_counts AS
WITH articles AS (
    SELECT one_article AS article FROM likely_pairs
    UNION
    SELECT other_article FROM likely_pairs
),

wanted AS (
    SELECT DISTINCT m.value_key
    FROM work.claim_marks AS m
    SEMI JOIN articles AS a ON a.article = m.article
)

SELECT
    m.value_key,
    count(DISTINCT nullif(m.subject_name, '')) AS subjects,
    count(*) FILTER (m.telling) AS telling
FROM work.claim_marks AS m
SEMI JOIN wanted AS w ON w.value_key = m.value_key
GROUP BY m.value_key
