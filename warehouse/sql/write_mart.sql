COPY (SELECT * FROM {mart}) TO {path} (FORMAT parquet, COMPRESSION snappy)
