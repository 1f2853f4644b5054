SELECT m.key, m.claim_id, m.published_at, b.figure_id
FROM made_members AS m
SEMI JOIN known_keys AS k ON k.key = m.key
LEFT JOIN before AS b ON b.claim_id = m.claim_id
ORDER BY m.key, m.claim_id
