-- pairs that could be worth an edge, by the most that comparing may find, kin articles left out. Words are bits:
-- some that meet are not the same, all that are the same meet
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
        a.subject <> 0 AND b.subject <> 0 AS both_named,
        a.metric = b.metric AND a.metric <> 0 AS one_metric,
        both_named AND (a.subject = b.subject OR share_words(a.subject_words, b.subject_words)) AS one_name,
        -- asked only where a subject is missing: nothing around tells that both are about the same
        NOT both_named
        AND a.article <> b.article
        AND a.story <> b.story
        AND a.has_title
        AND b.has_title
        AND NOT share_words(a.own_title, b.own_title)
        AND NOT share_words(a.own_title, b.words)
        AND NOT share_words(b.own_title, a.words) AS apart,
        CASE
            WHEN one_name THEN $same_subject
            WHEN both_named THEN
                CASE
                    WHEN a.subject IN (a.voice, b.voice) OR b.subject IN (a.voice, b.voice)
                        THEN $missing_subject
                    WHEN
                        (hold_words(b.words, a.subject_stems) OR hold_words(a.words, b.subject_stems))
                        AND (share_words(a.subject_words, b.words) OR share_words(b.subject_words, a.words))
                        THEN $beside_subject
                    WHEN one_metric THEN $measured_subject
                    ELSE $other_subject
                END
            WHEN a.subject = 0 AND b.subject = 0 THEN
                CASE WHEN apart THEN $stray_subject ELSE $missing_subject END
            WHEN
                CASE
                    WHEN a.subject = 0 THEN
                        both_hold(a.words, a.title_words, b.subject_stems)
                        AND (share_words(b.subject_words, a.words) OR share_words(b.subject_words, a.title_words))
                    ELSE
                        both_hold(b.words, b.title_words, a.subject_stems)
                        AND (share_words(a.subject_words, b.words) OR share_words(a.subject_words, b.title_words))
                END THEN $named_subject
            WHEN apart AND (a.is_name OR b.is_name) THEN $unnamed_subject
            WHEN apart THEN $stray_subject
            ELSE $missing_subject
        END AS subject_bits,
        $prior + list_extract($digits::FLOAT[], CASE WHEN p.vague THEN 1 ELSE least(a.digits, b.digits, $most_digits) END)
        + p.agreement
        + CASE
            WHEN p.differ AND both_named AND NOT one_name THEN $of_others
            ELSE $of_same
        END
        + CASE WHEN a.unit = b.unit THEN a.same_unit_bits ELSE $other_unit END
        + CASE
            WHEN a.period = 0 AND b.period = 0 THEN $both_missing_period
            WHEN a.period = 0 OR b.period = 0 THEN $one_missing_period
            WHEN a.period = b.period THEN
                CASE WHEN a.period_is_sure AND b.period_is_sure THEN a.same_period_bits ELSE $carried_period END
            WHEN
                a.fiscal <> b.fiscal AND year(a.period_first) = year(b.period_first)
                AND year(a.period_last) = year(b.period_last) THEN $fiscal_period
            WHEN a.fiscal = b.fiscal AND (a.at_end OR b.at_end) AND a.period_last = b.period_last
                THEN $end_period
            WHEN a.fiscal <> b.fiscal OR a.period_last < b.period_first OR b.period_last < a.period_first THEN
                CASE
                    WHEN a.period_is_told AND b.period_is_told THEN $apart_period
                    WHEN a.period_is_sure AND b.period_is_sure THEN $named_period
                    ELSE $unlike_period
                END
            WHEN a.period_first = b.period_first AND a.period_last = b.period_last THEN
                CASE WHEN a.period_is_sure AND b.period_is_sure THEN a.same_period_bits ELSE $carried_period END
            WHEN a.period_last = b.period_last THEN $end_period
            ELSE $other_period
        END
        + subject_bits
        + CASE
            WHEN a.metric = 0 AND b.metric = 0 THEN $missing_metric
            WHEN a.metric = 0 OR b.metric = 0 THEN $named_metric
            WHEN a.metric = b.metric THEN $same_metric
            WHEN share_words(a.metric_words, b.metric_words) THEN $close_metric
            WHEN a.concept = b.concept AND a.concept <> 0 OR a.families & b.families <> 0
                THEN $kin_metric
            WHEN a.concept <> 0 AND b.concept <> 0 AND a.modifiers = b.modifiers THEN $apart_metric
            ELSE $other_metric
        END
        + CASE
            WHEN a.article = b.article THEN 0
            WHEN
                share_words(a.title_words, b.title_words)
                OR share_words(a.title_words, b.words)
                OR share_words(b.title_words, a.words) THEN $title_shared
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
        END
        + list_extract($commonness::FLOAT[], 1 + greatest(a.commonness, b.commonness)) AS bits,
        -- the level of the share of words in common, counted from 0; two words may have fallen on one bit
        least(
            len($context) - 1,
            CASE
                WHEN one_metric
                    THEN
                        (len($context) - 1)
                        * (count_shared(a.own_words, b.own_words) + least(a.own_hidden, b.own_hidden))
                        // greatest(least(a.own_count, b.own_count), 1)
                ELSE
                    (len($context) - 1)
                    * (count_shared(a.words, b.words) + least(a.hidden, b.hidden))
                    // greatest(least(a.word_count, b.word_count), 1)
            END
        ) AS level,
        -- what is given back where the articles turn out to be kin
        CASE
            WHEN both_named AND NOT one_name AND NOT (a.subject_is_sure AND b.subject_is_sure) THEN $misread_subject
            ELSE 0
        END
        + CASE
            WHEN
                a.period <> b.period AND a.period <> 0 AND b.period <> 0
                AND NOT (a.period_is_sure AND b.period_is_sure) THEN $misread_period
            ELSE 0
        END
        + CASE
            WHEN
                a.metric <> b.metric AND a.metric <> 0 AND b.metric <> 0
                AND NOT (a.metric_is_sure AND b.metric_is_sure) THEN $misread_metric
            ELSE 0
        END AS misread,
        -- not one list or the other, which would be made for each pair
        CASE
            WHEN a.language = b.language THEN list_extract($context::FLOAT[], 1 + level)
            ELSE list_extract($foreign_context::FLOAT[], 1 + level)
        END AS most_context
    FROM matched_pairs AS p
    JOIN pair_marks AS a ON a.number = p.one
    JOIN pair_marks AS b ON b.number = p.other
    WHERE p.agreement IS NOT NULL
)

SELECT
    one,
    other,
    one_article,
    other_article,
    one_value,
    one_subject,
    other_value,
    own_kin,
    misread,
    bits + most_context AS bits
FROM weighed
WHERE bits + most_context + CASE WHEN one_article = other_article THEN 0 ELSE $most_kin + misread END >= $least
