-- wanted claims with what resolving has to know of their articles; where they are known to lie together nothing
-- but the rows from $least to $most is read
SELECT
    w.portion,
    w.number,
    w.note,
    w.owner,
    c.* EXCLUDE (article_version, ruleset, first_read_at, superseded_at, value),
    a.source_id,
    coalesce(t.story_id, c.article_id) AS story_id,
    a.published_at,
    a.language,
    a.title,
    a.url,
    coalesce(k.linked, []) AS linked
FROM wanted_evidence AS w
JOIN core.claims AS c ON c.claim_id = w.claim_id AND c.superseded_at IS NULL
JOIN core.articles AS a ON a.article_id = c.article_id AND a.version = c.article_version
LEFT JOIN core.stories AS t ON t.article_id = c.article_id
LEFT JOIN linked_articles AS k ON k.article_id = c.article_id
WHERE
    w.portion >= $first
    AND w.portion < $stop
    AND c.rowid BETWEEN $least AND $most
ORDER BY w.portion, c.claim_id
