-- the marks of the claims of pairs, with how common their values are, in steps, and how many of their words
-- share a bit with another one of theirs
CREATE OR REPLACE TEMP TABLE pair_marks AS
SELECT
    m.* EXCLUDE (claim_id, state, subject_name, profile, echo_of, low, high),
    count_words(m.title_words) > 0 AS has_title,
    m.word_count - count_words(m.words) AS hidden,
    m.own_count - count_words(m.own_words) AS own_hidden,
    len(list_filter($steps::INTEGER[], lambda step: v.subjects >= step)) AS commonness
FROM work.claim_marks AS m
JOIN value_counts AS v ON v.value_key = m.value_key
SEMI JOIN (
    SELECT one AS number FROM raw_pairs
    UNION
    SELECT other FROM raw_pairs
    UNION
    SELECT number FROM echo_pairs
    UNION
    SELECT echo_of FROM echo_pairs
) AS p ON p.number = m.number
