SELECT run_id, status, started_at, duration_seconds, document_count, article_count, claim_count, problems
FROM mart.run_health
ORDER BY run_id DESC
LIMIT $limit
