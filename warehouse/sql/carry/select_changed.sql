-- what tells the rows that went and came, for working out which rows of marts they touch
SELECT {keys} FROM published.{table}
WHERE rowid IN (SELECT id FROM {gone})
UNION
SELECT {keys} FROM {table}
WHERE rowid IN (SELECT id FROM {new})
