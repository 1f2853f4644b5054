SELECT l.one, l.other
FROM links AS l
SEMI JOIN touched AS t ON t.number = l.one
