DELETE FROM core.rejections
WHERE
    document_id IN (SELECT document_id FROM changed_documents)
    AND list_contains($stages, stage)
