-- More of what tells claims apart before they are compared; the marks are made anew at the next resolve.

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN subject_stems UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN word_list UINTEGER[];
ALTER TABLE work.claim_marks ADD COLUMN title_words UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN voice UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN concept UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN families UBIGINT;
COMMENT ON COLUMN work.claim_marks.subject_stems IS 'Stems of the subject, as bits of the same kind as words.';
COMMENT ON COLUMN work.claim_marks.word_list IS 'Words around the claim, as numbers.';
COMMENT ON COLUMN work.claim_marks.title_words IS 'Words of the title, as bits of the same kind as words.';
COMMENT ON COLUMN work.claim_marks.voice IS 'A number for who is quoted; 0 for nobody.';
COMMENT ON COLUMN work.claim_marks.concept IS 'A number for the concept of the metric; 0 for none.';
COMMENT ON COLUMN work.claim_marks.families IS 'Families of kin concepts, as bits.';
