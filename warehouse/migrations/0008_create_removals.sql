-- Bodies may go (retention), and texts must go when a person asks for it; both stay visible.

ALTER TABLE raw.documents ALTER COLUMN body DROP NOT NULL;
ALTER TABLE raw.documents ADD COLUMN body_removed_at TIMESTAMPTZ;
COMMENT ON COLUMN raw.documents.body_removed_at IS 'When the body was removed by `prune` (UTC); NULL while it is kept.';

CREATE TABLE meta.removals (
    source_id VARCHAR NOT NULL,
    key VARCHAR,
    article_id VARCHAR,
    requested_at TIMESTAMPTZ NOT NULL,
    why VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    finished_at TIMESTAMPTZ
);
COMMENT ON TABLE meta.removals IS 'One row per record, or whole source, whose texts were removed at a person''s request and are not taken in again.';
COMMENT ON COLUMN meta.removals.source_id IS 'Source the texts were of (core.sources).';
COMMENT ON COLUMN meta.removals.key IS 'Name of the record within its source; NULL for the whole source.';
COMMENT ON COLUMN meta.removals.article_id IS 'Article that was asked for; NULL where a source was.';
COMMENT ON COLUMN meta.removals.requested_at IS 'When it was asked for (UTC).';
COMMENT ON COLUMN meta.removals.why IS 'The reason, as given.';
COMMENT ON COLUMN meta.removals.run_id IS 'Run that removed it (meta.runs).';
COMMENT ON COLUMN meta.removals.finished_at IS 'When it was out of the warehouse and of all published files (UTC); NULL until then.';
