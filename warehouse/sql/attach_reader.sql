ATTACH {path} AS {name} (READ_ONLY)
