INSERT INTO incoming_marks BY NAME
SELECT
    * REPLACE (
        struct_pack(a := words[1], b := words[2], c := words[3], d := words[4]) AS words,
        struct_pack(a := own_words[1], b := own_words[2], c := own_words[3], d := own_words[4]) AS own_words,
        struct_pack(a := title_words[1], b := title_words[2], c := title_words[3], d := title_words[4])
        AS title_words,
        struct_pack(a := own_title[1], b := own_title[2], c := own_title[3], d := own_title[4]) AS own_title,
        struct_pack(a := subject_words[1], b := subject_words[2], c := subject_words[3], d := subject_words[4])
        AS subject_words,
        struct_pack(a := subject_stems[1], b := subject_stems[2], c := subject_stems[3], d := subject_stems[4])
        AS subject_stems,
        struct_pack(a := metric_words[1], b := metric_words[2], c := metric_words[3], d := metric_words[4])
        AS metric_words
    )
FROM some_marks
