-- what was known of claims that changed or are gone
CREATE OR REPLACE TEMP TABLE old_marks AS
SELECT m.claim_id, m.number, m.article, m.profile, m.value_key, m.echo_of
FROM work.claim_marks AS m
SEMI JOIN changed_claims AS c ON c.claim_id = m.claim_id AND NOT c.is_new
