CREATE OR REPLACE TEMP TABLE made_members (
    key VARCHAR,
    claim_id VARCHAR,
    origin VARCHAR,
    published_at TIMESTAMPTZ
)
