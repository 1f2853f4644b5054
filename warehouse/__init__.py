"""The DuckDB warehouse: rows <-> nouns; all SQL lies in .sql files."""
