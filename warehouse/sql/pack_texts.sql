-- long texts only: ZSTD takes two thirds of the time and of the room that DuckDB's own choice takes
-- for them (make bench-publish), which is to try the others first
SET disabled_compression_methods = 'fsst,dict_fsst';
SET zstd_min_string_length = 500
