CREATE SCHEMA IF NOT EXISTS meta;
CREATE TABLE IF NOT EXISTS meta.migrations (
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    checksum VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE meta.migrations IS 'Which migrations were applied; an applied one is never edited.';
COMMENT ON COLUMN meta.migrations.number IS 'Migrations apply in the order of their numbers, without gaps.';
COMMENT ON COLUMN meta.migrations.name IS 'File name without ending.';
COMMENT ON COLUMN meta.migrations.checksum IS 'SHA-256 of the file as applied.';
COMMENT ON COLUMN meta.migrations.applied_at IS 'When it was applied (UTC).';
