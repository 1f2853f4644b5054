-- pairs that could be worth an edge, by the most that comparing may find, kin articles left out. Words are bits:
-- some that meet are not the same, all that are the same meet
CREATE OR REPLACE TEMP TABLE likely_pairs AS
WITH matched AS (
    -- how the values agree, NULL where they do not; of a bound with an open side: how far a value lies past it
    SELECT
        p.one,
        p.other,
        a.value_low IS NULL OR a.value_high IS NULL AS one_open,
        b.value_low IS NULL OR b.value_high IS NULL AS other_open,
        coalesce(a.value_low, a.value_high) AS one_edge,
        coalesce(b.value_low, b.value_high) AS other_edge,
        CASE WHEN one_open THEN one_edge ELSE other_edge END AS edge,
        CASE WHEN one_open THEN a.value_low ELSE b.value_low END IS NOT NULL AS upward,
        CASE WHEN one_open THEN a.whole ELSE b.whole END AS is_whole,
        CASE WHEN one_open THEN b.value_low ELSE a.value_low END AS least,
        CASE WHEN one_open THEN b.value_high ELSE a.value_high END AS most,
        CASE WHEN upward THEN least - edge ELSE edge - most END AS past,
        CASE WHEN upward THEN most - edge ELSE edge - least END AS reach,
        greatest(a.step, b.step) * (1 + 1e-9) AS slack,
        $same * greatest(abs(one_edge), abs(other_edge)) AS same,
        CASE
            WHEN one_open AND other_open THEN
                CASE
                    WHEN (a.value_low IS NULL) <> (b.value_low IS NULL) THEN NULL
                    WHEN abs(one_edge - other_edge) <= same THEN $equal_value
                    WHEN abs(one_edge - other_edge)
                    <= $bounds * greatest(abs(one_edge), abs(other_edge)) + same THEN $beyond_value
                END
            WHEN one_open OR other_open THEN
                CASE
                    WHEN abs(past) <= same THEN $edge_value
                    WHEN abs(past) <= slack + same THEN $rounded_value
                    WHEN past > 0 AND NOT is_whole AND reach <= $beyond * edge + same
                        THEN $beyond_value + $past_value * past / greatest(edge, 1e-9)
                END
            WHEN a.value_low = a.value_high AND b.value_low = b.value_high THEN
                CASE
                    WHEN abs(a.value_low - b.value_low) <= same THEN $equal_value
                    WHEN abs(a.value_low - b.value_low) <= slack + same THEN $rounded_value
                END
            WHEN a.value_low < a.value_high AND b.value_low < b.value_high THEN
                CASE
                    WHEN
                        abs(a.value_low - b.value_low) <= same
                        AND abs(a.value_high - b.value_high) <= same THEN $equal_value
                    WHEN
                        abs(a.value_low - b.value_low)
                        <= $unread * greatest(abs(a.value_low), abs(b.value_low)) + same
                        AND abs(a.value_high - b.value_high)
                        <= $unread * greatest(abs(a.value_high), abs(b.value_high)) + same
                        THEN $rounded_value
                END
            -- a point against a range: an end of it is one of the point's two
            WHEN least(abs(a.value_low - b.value_low), abs(a.value_high - b.value_high)) <= same
                THEN $edge_value
            WHEN
                greatest(a.value_low, b.value_low) <= least(a.value_high, b.value_high) + slack + same
                THEN $inside_value
        END AS agreement,
        -- what lies within a wide range
        (
            a.value_low = a.value_high AND b.value_high - b.value_low > $wide * b.value_high * (1 + 1e-9)
            OR b.value_low = b.value_high AND a.value_high - a.value_low > $wide * a.value_high * (1 + 1e-9)
        )
        AND least(abs(a.value_low - b.value_low), abs(a.value_high - b.value_high)) > same AS vague,
        CASE
            WHEN one_open AND other_open THEN abs(one_edge - other_edge) > same
            WHEN one_open OR other_open THEN TRUE
            ELSE abs(a.value_low - b.value_low) > same OR abs(a.value_high - b.value_high) > same
        END AS differ
    FROM raw_pairs AS p
    JOIN pair_marks AS a ON a.number = p.one
    JOIN pair_marks AS b ON b.number = p.other
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
        AND agreement IS NOT NULL
),

weighed AS (
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
            WHEN a.period = b.period THEN a.same_period_bits
            WHEN
                a.fiscal <> b.fiscal AND year(a.period_first) = year(b.period_first)
                AND year(a.period_last) = year(b.period_last) THEN $fiscal_period
            WHEN a.fiscal = b.fiscal AND (a.at_end OR b.at_end) AND a.period_last = b.period_last
                THEN $end_period
            WHEN a.fiscal <> b.fiscal OR a.period_last < b.period_first OR b.period_last < a.period_first THEN
                CASE WHEN a.period_is_told AND b.period_is_told THEN $apart_period ELSE $unlike_period END
            WHEN a.period_first = b.period_first AND a.period_last = b.period_last THEN a.same_period_bits
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
        -- not one list or the other, which would be made for each pair
        CASE
            WHEN a.language = b.language THEN list_extract($context::FLOAT[], 1 + level)
            ELSE list_extract($foreign_context::FLOAT[], 1 + level)
        END AS most_context
    FROM matched AS p
    JOIN pair_marks AS a ON a.number = p.one
    JOIN pair_marks AS b ON b.number = p.other
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
    bits + most_context AS bits
FROM weighed
WHERE bits + most_context + CASE WHEN one_article = other_article THEN 0 ELSE $most_kin END >= $least
