DELETE FROM raw.documents WHERE document_id IN (SELECT document_id FROM removed_documents)
