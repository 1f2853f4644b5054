-- where the claims of some portions lie; anywhere if that is not known
SELECT coalesce(min(place), 0) AS least, coalesce(max(place), 9223372036854775807) AS most
FROM wanted_evidence
WHERE portion >= $first AND portion < $stop
