-- under each of the wanted keys: the article of each claim that has it
SELECT c.article_id, k.key
FROM core.claim_keys AS k
JOIN core.claims AS c ON c.claim_id = k.claim_id AND c.superseded_at IS NULL
WHERE k.key IN (SELECT key FROM wanted_keys)
ORDER BY c.article_id, k.key
