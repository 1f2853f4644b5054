SET TimeZone = 'UTC';
-- a misspelt table is an error, not a variable of the program
SET python_enable_replacements = false;
