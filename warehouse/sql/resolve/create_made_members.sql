CREATE OR REPLACE TEMP TABLE {table} (
    key VARCHAR,
    claim_id VARCHAR,
    origin VARCHAR,
    published_at TIMESTAMPTZ
)
