DELETE FROM reached
WHERE number IN (SELECT c.number FROM components AS c SEMI JOIN settled AS s ON s.root = c.root)
