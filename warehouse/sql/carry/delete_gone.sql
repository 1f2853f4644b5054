DELETE FROM published.{table}
WHERE rowid IN (SELECT id FROM {gone})
