SELECT stage, code, count(*)::INTEGER AS rejections
FROM core.rejections
WHERE source_id = $source_id
GROUP BY stage, code
ORDER BY rejections DESC, stage, code
LIMIT $limit
