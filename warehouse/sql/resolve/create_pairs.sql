-- pairs worth comparing, with how many telling values their articles share, in portions of
-- pairs whose values lie together
CREATE OR REPLACE TEMP TABLE pairs AS
WITH telling AS (
    SELECT DISTINCT m.article, m.value_key
    FROM work.claim_marks AS m
    WHERE
        m.telling
        AND (
            m.article IN (SELECT one_article FROM likely_pairs)
            OR m.article IN (SELECT other_article FROM likely_pairs)
        )
),

kin_values AS (
    SELECT t.article, t.value_key
    FROM telling AS t
    SEMI JOIN value_counts AS v ON v.value_key = t.value_key AND v.telling <= $kin_cap
),

kin AS (
    SELECT p.one_article, p.other_article, count(*) AS shared
    FROM (
        SELECT DISTINCT one_article, other_article
        FROM likely_pairs
        WHERE one_article <> other_article
    ) AS p
    JOIN kin_values AS a ON a.article = p.one_article
    JOIN kin_values AS b ON b.article = p.other_article AND b.value_key = a.value_key
    GROUP BY p.one_article, p.other_article
),

promising AS MATERIALIZED (
    SELECT
        p.* REPLACE (
            p.bits
            + CASE
                WHEN p.one_article = p.other_article THEN 0
                ELSE list_extract(
                    $kin::FLOAT[],
                    1 + least(greatest(coalesce(k.shared, 0) - p.own_kin::INTEGER, 0), len($kin::FLOAT[]) - 1)
                )
            END AS bits
        ),
        coalesce(k.shared, 0) AS kin
    FROM likely_pairs AS p
    LEFT JOIN kin AS k ON k.one_article = p.one_article AND k.other_article = p.other_article
),

worded AS (
    -- words in place of their bits, which often meet by chance; where no bits meet, no words do
    SELECT
        p.one,
        p.other,
        p.kin,
        p.one_value,
        p.one_subject,
        p.most_context,
        a.metric = b.metric AND a.metric <> 0 AS one_metric,
        a.language = b.language AS one_language,
        CASE WHEN one_metric THEN a.own_list ELSE a.word_list END AS one_words,
        CASE WHEN one_metric THEN b.own_list ELSE b.word_list END AS other_words,
        CASE WHEN one_metric THEN a.own_words & b.own_words ELSE a.words & b.words END <> 0 AS may_share,
        CASE
            WHEN one_metric THEN least(a.own_count, b.own_count)
            ELSE least(a.word_count, b.word_count)
        END AS fewest,
        CASE
            -- asked only where a subject is missing
            WHEN a.subject <> 0 AND b.subject <> 0 THEN FALSE
            WHEN
                a.title_words = 0
                OR b.title_words = 0
                OR a.story = b.story
                OR p.one_article = p.other_article THEN FALSE
            ELSE
                NOT (
                    CASE
                        WHEN a.own_title & b.own_title <> 0
                            THEN list_has_any(a.own_title_list, b.own_title_list)
                        ELSE FALSE
                    END
                    OR CASE
                        WHEN a.own_title & b.words <> 0 THEN list_has_any(a.own_title_list, b.word_list)
                        ELSE FALSE
                    END
                    OR CASE
                        WHEN b.own_title & a.words <> 0 THEN list_has_any(b.own_title_list, a.word_list)
                        ELSE FALSE
                    END
                )
        END AS apart,
        p.bits
        - p.title_bits
        + CASE
            WHEN p.one_article = p.other_article THEN 0
            WHEN
                CASE
                    WHEN a.title_words & b.title_words <> 0
                        THEN list_has_any(a.title_list, b.title_list)
                    ELSE FALSE
                END THEN $title_shared
            WHEN
                CASE
                    WHEN a.title_words & b.words <> 0 THEN list_has_any(a.title_list, b.word_list)
                    ELSE FALSE
                END THEN $title_shared
            WHEN
                CASE
                    WHEN b.title_words & a.words <> 0 THEN list_has_any(b.title_list, a.word_list)
                    ELSE FALSE
                END THEN $title_shared
            ELSE $title_apart
        END
        - p.subject_bits
        + CASE
            WHEN p.beside THEN
                CASE
                    WHEN
                        list_has_any(a.subject_list, b.word_list)
                        OR list_has_any(b.subject_list, a.word_list) THEN p.subject_bits
                    WHEN one_metric THEN $measured_subject
                    ELSE $other_subject
                END
            WHEN a.subject <> 0 AND b.subject <> 0 THEN p.subject_bits
            WHEN a.subject = 0 AND b.subject = 0 THEN
                CASE WHEN apart THEN $stray_subject ELSE $missing_subject END
            WHEN
                p.named
                AND (
                    a.subject = 0 AND list_has_any(b.subject_list, list_concat(a.word_list, a.title_list))
                    OR b.subject = 0 AND list_has_any(a.subject_list, list_concat(b.word_list, b.title_list))
                ) THEN $named_subject
            WHEN apart AND (a.is_name OR b.is_name) THEN $unnamed_subject
            WHEN apart THEN $stray_subject
            ELSE $missing_subject
        END AS bits
    FROM promising AS p
    JOIN pair_marks AS a ON a.number = p.one
    JOIN pair_marks AS b ON b.number = p.other
    WHERE p.bits + p.most_context >= $least
),

weighed AS (
    SELECT
        one,
        other,
        kin,
        one_value,
        one_subject,
        least(
            len($context) - 1,
            (len($context) - 1)
            * CASE WHEN may_share THEN len(list_intersect(one_words, other_words)) ELSE 0 END
            // greatest(fewest, 1)
        ) AS level,
        bits
        + CASE
            WHEN one_language THEN list_extract($context::FLOAT[], 1 + level)
            ELSE list_extract($foreign_context::FLOAT[], 1 + level)
        END AS bits
    FROM worded
    WHERE bits + most_context >= $least
)

SELECT
    one,
    other,
    kin::INTEGER AS kin,
    ((row_number() OVER (ORDER BY one_value, one_subject, one, other) - 1) // $size)::INTEGER AS portion
FROM weighed
WHERE bits >= $least
