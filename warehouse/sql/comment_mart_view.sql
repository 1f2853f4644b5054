COMMENT ON VIEW {mart} IS {meaning}
