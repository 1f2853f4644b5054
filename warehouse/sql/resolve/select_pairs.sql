SELECT portion, one, other, kin
FROM pairs
WHERE portion >= $first AND portion < $stop
ORDER BY portion, one, other
