SELECT portion, number AS one, echo_of AS other
FROM wanted_evidence
WHERE echo_of IS NOT NULL AND portion >= $first AND portion < $stop
ORDER BY portion, one
