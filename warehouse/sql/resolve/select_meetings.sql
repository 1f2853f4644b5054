SELECT portion, one, other, linked
FROM meetings
WHERE portion >= $first AND portion < $stop
ORDER BY portion, one, other
