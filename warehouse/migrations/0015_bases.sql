-- How subject, metric and period of a claim were found; claims read before say nothing of it until they are read anew.
-- Marks hold whether that is sure, and are made anew at the next resolve.

ALTER TABLE core.claims ADD COLUMN subject_basis VARCHAR;
ALTER TABLE core.claims ADD COLUMN metric_basis VARCHAR;
ALTER TABLE core.claims ADD COLUMN period_basis VARCHAR;
COMMENT ON COLUMN core.claims.subject_basis IS 'How the subject was found: named beside the number, carried over from the text before, or guessed from the article''s title, lead or publisher.';
COMMENT ON COLUMN core.claims.metric_basis IS 'How the metric was found: named near the number, distant (its word stands far off, or says little), or carried over from the text before.';
COMMENT ON COLUMN core.claims.period_basis IS 'How the period was found: named in the sentence, implied by its other times, or carried over from the text before.';

DELETE FROM work.claim_marks;
DELETE FROM work.claim_blocks;
ALTER TABLE work.claim_marks ADD COLUMN subject_is_sure BOOLEAN;
ALTER TABLE work.claim_marks ADD COLUMN metric_is_sure BOOLEAN;
ALTER TABLE work.claim_marks ADD COLUMN period_is_sure BOOLEAN;
COMMENT ON COLUMN work.claim_marks.subject_is_sure IS 'The subject is named beside the number.';
COMMENT ON COLUMN work.claim_marks.metric_is_sure IS 'Words near the number name the metric.';
COMMENT ON COLUMN work.claim_marks.period_is_sure IS 'The sentence names the period in some words.';
