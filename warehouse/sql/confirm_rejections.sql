-- the same outcome under another ruleset: no new rows, but the ruleset that last said so
UPDATE core.rejections
SET ruleset = $ruleset
WHERE
    document_id IN (SELECT document_id FROM wanted_documents)
    AND list_contains($stages, stage)
    AND ruleset IS DISTINCT FROM $ruleset
