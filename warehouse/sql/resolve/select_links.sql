SELECT l.one, l.other
FROM links AS l
SEMI JOIN reached AS r ON r.number = l.one
