-- Words of titles that name more than what is measured; the marks are made anew at the next resolve.

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN own_title UBIGINT;
COMMENT ON COLUMN work.claim_marks.own_title IS 'Words of the title that do not name the metric, as bits.';
