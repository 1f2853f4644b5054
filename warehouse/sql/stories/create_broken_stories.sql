-- stories whose articles may be one text no longer: one of them changed or is gone, or a key that they
-- may have met by has become a commonplace
CREATE OR REPLACE TEMP TABLE broken_stories AS
SELECT s.story_id
FROM core.stories AS s
SEMI JOIN changed_articles AS c ON c.article_id = s.article_id
UNION
SELECT s.story_id
FROM core.stories AS s
JOIN core.article_keys AS k ON k.article_id = s.article_id
SEMI JOIN moved_keys AS m ON m.key = k.key AND m.is_lost
