DELETE FROM work.claim_blocks WHERE number IN (SELECT number FROM old_marks)
