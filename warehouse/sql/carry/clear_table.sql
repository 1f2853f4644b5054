DELETE FROM published.{table}
