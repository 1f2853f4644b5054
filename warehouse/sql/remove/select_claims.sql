SELECT DISTINCT claim_id
FROM core.claims
WHERE article_id IN (SELECT article_id FROM removed_articles)
ORDER BY claim_id
