-- where the names of marts lead to their Parquet files, and those of tables to the file's own
ATTACH ':memory:' AS beside;
CREATE SCHEMA beside.mart;
CREATE SCHEMA beside.raw;
CREATE SCHEMA beside.core;
CREATE SCHEMA beside.meta
