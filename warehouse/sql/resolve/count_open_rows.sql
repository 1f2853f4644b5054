SELECT count(*) AS rows FROM open_rows
