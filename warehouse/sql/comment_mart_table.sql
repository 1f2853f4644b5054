COMMENT ON TABLE {mart} IS {meaning}
