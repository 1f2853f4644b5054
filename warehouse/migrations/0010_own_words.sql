-- Words that name neither metric nor unit, and names; the marks are made anew at the next resolve.

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN own_words UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN own_count USMALLINT;
ALTER TABLE work.claim_marks ADD COLUMN own_list UINTEGER[];
ALTER TABLE work.claim_marks ADD COLUMN is_name BOOLEAN;
COMMENT ON COLUMN work.claim_marks.own_words IS 'Words around the claim that name neither metric nor unit, as bits.';
COMMENT ON COLUMN work.claim_marks.own_count IS 'How many words these are.';
COMMENT ON COLUMN work.claim_marks.own_list IS 'These words, as numbers.';
COMMENT ON COLUMN work.claim_marks.is_name IS 'The subject is written as a name.';
