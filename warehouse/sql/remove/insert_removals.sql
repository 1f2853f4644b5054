INSERT INTO meta.removals (source_id, key, article_id, requested_at, why, run_id)
SELECT source_id, key, $article_id, $at, $why, $run_id
FROM incoming_removals
