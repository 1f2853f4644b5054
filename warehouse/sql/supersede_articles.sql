UPDATE core.articles AS a
SET superseded_at = $at, superseded_reason = s.reason
FROM superseded_versions AS s
WHERE a.article_id = s.article_id AND a.version = s.version AND a.superseded_at IS NULL
