COMMENT ON COLUMN {column} IS {meaning}
