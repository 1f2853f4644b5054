DELETE FROM core.rejections
WHERE
    document_id IN (SELECT document_id FROM removed_documents)
    OR article_id IN (SELECT article_id FROM removed_articles)
