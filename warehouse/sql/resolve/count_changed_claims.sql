SELECT
    count(*) FILTER (is_gone) AS gone,
    count(*) FILTER (NOT is_gone AND NOT is_new) AS changed,
    count(*) FILTER (is_new) AS fresh
FROM changed_claims
