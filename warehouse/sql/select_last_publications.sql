SELECT file, fingerprint
FROM meta.publications
ORDER BY published_at DESC, file DESC
LIMIT 1
