-- rows as a set that may hold duplicates: the order in which they lie does not count
SELECT count(*) || ' ' || coalesce(sum(digest::HUGEINT), 0)
FROM {rows}
