-- What decides how the values, periods and names of two claims agree; the marks are made anew at the next resolve.

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN value_low DOUBLE;
ALTER TABLE work.claim_marks ADD COLUMN value_high DOUBLE;
ALTER TABLE work.claim_marks ADD COLUMN step DOUBLE;
ALTER TABLE work.claim_marks ADD COLUMN whole BOOLEAN;
ALTER TABLE work.claim_marks ADD COLUMN fiscal BOOLEAN;
ALTER TABLE work.claim_marks ADD COLUMN at_end BOOLEAN;
ALTER TABLE work.claim_marks ADD COLUMN modifiers UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN language UBIGINT;
ALTER TABLE work.claim_marks ADD COLUMN subject_list UINTEGER[];
ALTER TABLE work.claim_marks ADD COLUMN metric_list UINTEGER[];
COMMENT ON COLUMN work.claim_marks.value_low IS 'Lower bound of the magnitude in the unit it is compared in; NULL for an open side.';
COMMENT ON COLUMN work.claim_marks.value_high IS 'Upper bound of the magnitude; NULL for an open side.';
COMMENT ON COLUMN work.claim_marks.step IS 'How far the true value may lie from the stated one.';
COMMENT ON COLUMN work.claim_marks.whole IS 'A small count, known exactly.';
COMMENT ON COLUMN work.claim_marks.fiscal IS 'The period is of fiscal years.';
COMMENT ON COLUMN work.claim_marks.at_end IS 'The period is the end of a year.';
COMMENT ON COLUMN work.claim_marks.modifiers IS 'A number for the words that narrow the concept; 0 for none.';
COMMENT ON COLUMN work.claim_marks.language IS 'A number for the language.';
COMMENT ON COLUMN work.claim_marks.subject_list IS 'Words of the subject, as numbers; subject_words has them as bits.';
COMMENT ON COLUMN work.claim_marks.metric_list IS 'Words of the metric, as numbers; metric_words has them as bits.';
