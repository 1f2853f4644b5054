CREATE OR REPLACE TEMP TABLE echoes AS
SELECT number FROM work.claim_marks WHERE echo_of IS NOT NULL
