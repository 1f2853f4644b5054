-- pairs worth comparing, with how many telling values their articles share, in portions of
-- pairs whose values lie together
CREATE OR REPLACE TEMP TABLE pairs AS
WITH met AS (
    SELECT DISTINCT one_article, other_article
    FROM likely_pairs
    WHERE one_article <> other_article
),

kin_values AS (
    SELECT DISTINCT m.article, m.value_key
    FROM work.claim_marks AS m
    SEMI JOIN (
        SELECT one_article AS article FROM met
        UNION
        SELECT other_article FROM met
    ) AS a ON a.article = m.article
    SEMI JOIN value_counts AS v ON v.value_key = m.value_key AND v.telling <= $kin_cap
    WHERE m.telling
),

kin AS (
    SELECT p.one_article, p.other_article, count(*) AS shared
    FROM met AS p
    JOIN kin_values AS a ON a.article = p.one_article
    JOIN kin_values AS b ON b.article = p.other_article AND b.value_key = a.value_key
    GROUP BY p.one_article, p.other_article
),

weighed AS (
    SELECT
        p.one,
        p.other,
        p.one_value,
        p.one_subject,
        coalesce(k.shared, 0) AS kin,
        greatest(coalesce(k.shared, 0) - p.own_kin::INTEGER, 0) AS more,
        p.bits
        + CASE
            WHEN p.one_article = p.other_article THEN 0
            ELSE
                list_extract($kin::FLOAT[], 1 + least(more, len($kin::FLOAT[]) - 1))
                + CASE WHEN more >= $misread_from THEN p.misread ELSE 0 END
        END AS bits
    FROM likely_pairs AS p
    LEFT JOIN kin AS k ON k.one_article = p.one_article AND k.other_article = p.other_article
)

SELECT
    one,
    other,
    kin::INTEGER AS kin,
    ((row_number() OVER (ORDER BY one_value, one_subject, one, other) - 1) // $size)::INTEGER AS portion
FROM weighed
WHERE bits >= $least
