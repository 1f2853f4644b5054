UPDATE core.records
SET withdrawn_at = $at
WHERE
    source_id = $source_id
    AND key IN (SELECT key FROM withdrawn_keys)
    AND withdrawn_at IS NULL
RETURNING key
