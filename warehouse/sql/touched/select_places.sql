SELECT e.place
FROM earlier AS e
SEMI JOIN differing AS d ON d.key = e.key
ORDER BY e.place
