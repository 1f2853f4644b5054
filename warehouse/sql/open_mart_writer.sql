-- the order of rows in these files says nothing, and keeping it takes time
SET preserve_insertion_order = false;
-- marts join in the order they are written in, claims first: estimates of so many joins lead
-- DuckDB to hash whole claims, sentences included, and to take twice the time
SET disabled_optimizers = 'join_order'
