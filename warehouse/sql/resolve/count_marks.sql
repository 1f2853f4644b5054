SELECT count(*) AS claims FROM work.claim_marks
