ATTACH {path} AS published
