-- the order of rows in these files says nothing, and keeping it takes time
SET preserve_insertion_order = false
