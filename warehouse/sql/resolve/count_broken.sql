SELECT count(*) AS figures FROM broken
