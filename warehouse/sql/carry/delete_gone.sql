DELETE FROM published.{table}
WHERE rowid IN (SELECT id FROM rows_gone)
