ALTER TABLE raw.documents DROP COLUMN body
