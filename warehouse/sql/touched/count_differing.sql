SELECT count(*) FROM differing
