-- Words as two times 256 bits in place of 64 and of lists, which took most of the time that finding pairs took; the
-- marks are made anew at the next resolve. Samples of articles as bits as well: all are sketched once more.

DELETE FROM core.article_keys;
DELETE FROM work.article_sketches;
ALTER TABLE work.article_sketches ADD COLUMN bits BIT;
COMMENT ON COLUMN work.article_sketches.bits IS 'The sample as 512 bits: two articles share no more digests than bits, but for those that fell together.';

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks DROP COLUMN words;
ALTER TABLE work.claim_marks DROP COLUMN own_words;
ALTER TABLE work.claim_marks DROP COLUMN title_words;
ALTER TABLE work.claim_marks DROP COLUMN own_title;
ALTER TABLE work.claim_marks DROP COLUMN subject_words;
ALTER TABLE work.claim_marks DROP COLUMN subject_stems;
ALTER TABLE work.claim_marks DROP COLUMN metric_words;
ALTER TABLE work.claim_marks DROP COLUMN word_list;
ALTER TABLE work.claim_marks DROP COLUMN own_list;
ALTER TABLE work.claim_marks DROP COLUMN title_list;
ALTER TABLE work.claim_marks DROP COLUMN own_title_list;
ALTER TABLE work.claim_marks DROP COLUMN subject_list;
ALTER TABLE work.claim_marks DROP COLUMN metric_list;
ALTER TABLE work.claim_marks ADD COLUMN words STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN own_words STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN title_words STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN own_title STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN subject_words STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN subject_stems STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
ALTER TABLE work.claim_marks ADD COLUMN metric_words STRUCT(
    a UBIGINT, b UBIGINT, c UBIGINT, d UBIGINT, e UBIGINT, f UBIGINT, g UBIGINT, h UBIGINT
);
COMMENT ON COLUMN work.claim_marks.words IS 'Words around the claim, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.own_words IS 'Words around the claim that name neither metric nor unit, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.title_words IS 'Words of the title, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.own_title IS 'Words of the title that do not name the metric, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.subject_words IS 'Words of the subject, and the subject as one, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.subject_stems IS 'Words of the subject that stand for it where they are met, as two times 256 bits.';
COMMENT ON COLUMN work.claim_marks.metric_words IS 'Words of the metric, as two times 256 bits.';
