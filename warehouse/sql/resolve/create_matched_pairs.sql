-- pairs of like units and times, with how their values agree in bits, NULL where they do not. A table of its own:
-- what a filter asks is worked out once more for what it lets through
CREATE OR REPLACE TEMP TABLE matched_pairs AS
SELECT one, other, agreement, vague, differ
FROM (
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
) AS p
