-- pairs that could be worth an edge, by the most that comparing may find: bits without kin articles
CREATE OR REPLACE TEMP TABLE likely_pairs AS
WITH weighed AS (
    SELECT
        a.number AS one,
        b.number AS other,
        a.article AS one_article,
        b.article AS other_article,
        a.value_key AS one_value,
        a.subject AS one_subject,
        b.value_key AS other_value,
        a.telling AND b.telling AND a.value_key = b.value_key AS own_kin,
        $prior + list_extract($digits::FLOAT[], least(a.digits, b.digits, $most_digits))
        + CASE WHEN a.unit = b.unit THEN a.same_unit_bits ELSE $other_unit END
        + CASE
            WHEN a.period = 0 OR b.period = 0 THEN $missing_period
            WHEN a.period = b.period OR (a.period_first = b.period_first AND a.period_last = b.period_last)
                THEN a.same_period_bits
            WHEN a.period_last < b.period_first OR b.period_last < a.period_first THEN
                CASE WHEN a.period_is_told AND b.period_is_told THEN $apart_period ELSE $unlike_period END
            WHEN a.period_last = b.period_last THEN $end_period
            WHEN year(a.period_last) = year(b.period_last) THEN $fiscal_period
            ELSE $other_period
        END
        + CASE
            WHEN a.subject = 0 AND b.subject = 0 THEN $missing_subject
            WHEN a.subject = 0 OR b.subject = 0 THEN $named_subject
            WHEN a.subject = b.subject THEN $same_subject
            WHEN a.subject_words & b.subject_words <> 0 THEN $same_subject
            WHEN a.subject IN (a.voice, b.voice) OR b.subject IN (a.voice, b.voice)
                THEN $missing_subject
            WHEN a.subject_stems & b.words = a.subject_stems OR b.subject_stems & a.words = b.subject_stems
                THEN $beside_subject
            WHEN a.metric = b.metric AND a.metric <> 0 THEN $measured_subject
            ELSE $other_subject
        END
        + CASE
            WHEN a.metric = 0 AND b.metric = 0 THEN $missing_metric
            WHEN a.metric = 0 OR b.metric = 0 THEN $named_metric
            WHEN a.metric = b.metric THEN $same_metric
            WHEN a.metric_words & b.metric_words <> 0 THEN $close_metric
            WHEN a.concept = b.concept AND a.concept <> 0 OR a.families & b.families <> 0
                THEN $kin_metric
            ELSE $other_metric
        END
        + CASE
            WHEN a.article = b.article THEN 0
            WHEN
                a.title_words & (b.title_words | b.words) <> 0 OR b.title_words & a.words <> 0
                THEN $title_shared
            ELSE $title_apart
        END
        + CASE
            WHEN a.article = b.article AND a.sentence_start = b.sentence_start THEN $same_sentence
            WHEN a.article = b.article THEN $same_article
            WHEN a.sentence = b.sentence THEN $copied_sentence
            WHEN a.story = b.story THEN $same_story
            ELSE 0
        END
        + CASE
            WHEN a.kind = b.kind THEN 0
            WHEN a.moved OR b.moved THEN $kind_moved
            ELSE $kind_other
        END AS bits,
        -- two words may have fallen on one bit
        list_extract(
            $context::FLOAT[],
            1 + least(
                len($context::FLOAT[]) - 1,
                (len($context::FLOAT[]) - 1) * (
                    bit_count(a.words & b.words)
                    + least(a.word_count - bit_count(a.words), b.word_count - bit_count(b.words))
                ) // greatest(least(a.word_count, b.word_count), 1)
            )
        ) AS most_context
    FROM (SELECT DISTINCT one, other FROM raw_pairs) AS p
    JOIN work.claim_marks AS a ON a.number = p.one
    JOIN work.claim_marks AS b ON b.number = p.other
    WHERE
        (a.base_unit = b.base_unit OR (a.counted AND b.counted))
        AND (
            a.period_last >= b.period_first AND b.period_last >= a.period_first
            OR a.period = 0
            OR b.period = 0
            OR least(a.digits, b.digits) >= $telling_digits
            -- a period that no word around names may have been misread
            OR NOT (
                (a.period_is_told AND b.period_is_told)
                OR coalesce(abs(a.published - b.published) > $season_days, FALSE)
            )
        )
)

SELECT *
FROM weighed
WHERE bits + most_context + CASE WHEN one_article = other_article THEN 0 ELSE $most_kin END >= $least
