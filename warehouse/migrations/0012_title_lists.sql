-- Words of titles as numbers, since bits often meet by chance; the marks are made anew at the next resolve.

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN title_list UINTEGER[];
ALTER TABLE work.claim_marks ADD COLUMN own_title_list UINTEGER[];
COMMENT ON COLUMN work.claim_marks.title_list IS 'Words of the title, as numbers.';
COMMENT ON COLUMN work.claim_marks.own_title_list IS 'Words of the title that do not name the metric, as numbers.';
