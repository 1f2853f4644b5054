SELECT count(*) AS figures FROM {filtered}
