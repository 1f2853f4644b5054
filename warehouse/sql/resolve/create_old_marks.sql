-- what was known of claims that changed or are gone
CREATE OR REPLACE TEMP TABLE old_marks AS
SELECT m.*
FROM work.claim_marks AS m
SEMI JOIN changed_claims AS c ON c.claim_id = m.claim_id
