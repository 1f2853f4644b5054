UPDATE core.claims AS c
SET superseded_at = $at
FROM superseded_versions AS s
WHERE c.article_id = s.article_id AND c.article_version = s.version AND c.superseded_at IS NULL
