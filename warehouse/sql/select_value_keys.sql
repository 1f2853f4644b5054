-- all keys that count the subjects of the wanted values
SELECT claim_id, key
FROM core.claim_keys
WHERE
    starts_with(key, $value)
    AND split_part(key, $separator, 1) IN (SELECT value_key FROM wanted_values)
ORDER BY claim_id, key
