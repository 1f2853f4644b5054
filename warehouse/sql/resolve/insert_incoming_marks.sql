INSERT INTO incoming_marks BY NAME
SELECT
    * REPLACE (
        packed_words(words) AS words,
        packed_words(own_words) AS own_words,
        packed_words(title_words) AS title_words,
        packed_words(own_title) AS own_title,
        packed_words(subject_words) AS subject_words,
        packed_words(subject_stems) AS subject_stems,
        packed_words(metric_words) AS metric_words
    )
FROM some_marks
