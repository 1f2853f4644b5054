SET GLOBAL TimeZone = 'UTC';
SET GLOBAL python_enable_replacements = false;
SET preserve_insertion_order = true;
