SET GLOBAL TimeZone = 'UTC';
SET GLOBAL python_enable_replacements = false;
SET enable_external_access = false;
SET lock_configuration = true;
