-- a record that goes back to an earlier document has to be read again
DELETE FROM core.rejections
WHERE stage IN ('clean', 'extract') AND document_id IN (SELECT document_id FROM moved_records WHERE known)
