-- only stories that differ are written, so that an unchanged one stays as it is
MERGE INTO core.stories AS t
USING incoming_stories AS i ON t.article_id = i.article_id
WHEN MATCHED AND t.story_id IS DISTINCT FROM i.story_id THEN UPDATE SET story_id = i.story_id
WHEN NOT MATCHED THEN INSERT (story_id, article_id) VALUES (i.story_id, i.article_id)
