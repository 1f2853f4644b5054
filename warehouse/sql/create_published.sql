-- A file that a newer DuckDB writes can still be opened by readers on 1.5.
ATTACH {path} AS published (STORAGE_VERSION 'v1.5.0')
