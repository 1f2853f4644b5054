INSERT INTO meta.publications (run_id, file, published_at, fingerprint)
VALUES ($run_id, $file, $at, $fingerprint)
