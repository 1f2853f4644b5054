-- articles that share a key that is no commonplace, where that says anything new: one of them changed,
-- the key was a commonplace until now, or both are of a story that may be one no longer. Most of these met by a
-- phrase that everybody uses, which the bits of their samples tell: no more can be shared than bits are
CREATE OR REPLACE TEMP TABLE copy_pairs AS
WITH sketched AS (
    SELECT
        rowid AS number,
        article_id,
        size,
        len(sample) AS sampled,
        bits,
        len(sample) - bit_count(bits) AS hidden
    FROM work.article_sketches
),

open_keys AS (
    SELECT
        k.key,
        s.number,
        m.is_won OR k.article_id IN (SELECT article_id FROM changed_articles) AS is_fresh
    FROM core.article_keys AS k
    JOIN moved_keys AS m ON m.key = k.key AND m.is_telling
    JOIN sketched AS s ON s.article_id = k.article_id
),

broken AS (
    SELECT k.key, a.number, s.story_id
    FROM core.stories AS s
    SEMI JOIN broken_stories AS b ON b.story_id = s.story_id
    ANTI JOIN changed_articles AS c ON c.article_id = s.article_id
    JOIN core.article_keys AS k ON k.article_id = s.article_id
    JOIN sketched AS a ON a.article_id = s.article_id
),

telling AS (
    SELECT k.key
    FROM core.article_keys AS k
    WHERE k.key IN (SELECT key FROM broken)
    GROUP BY k.key
    HAVING count(*) BETWEEN 2 AND $cap
),

met AS (
    SELECT least(a.number, b.number) AS one, greatest(a.number, b.number) AS other
    FROM open_keys AS a
    JOIN open_keys AS b ON b.key = a.key AND (NOT b.is_fresh OR a.number < b.number)
    WHERE a.is_fresh AND a.number <> b.number
    UNION
    SELECT a.number AS one, b.number AS other
    FROM broken AS a
    SEMI JOIN telling AS t ON t.key = a.key
    JOIN broken AS b ON b.key = a.key AND b.story_id = a.story_id AND a.number < b.number
)

SELECT
    least(a.article_id, b.article_id) AS left_article_id,
    greatest(a.article_id, b.article_id) AS right_article_id,
    -- the most that the samples share, as a share of the larger one
    (bit_count(a.bits & b.bits) + least(a.hidden, b.hidden)) / greatest(a.sampled, b.sampled) AS most
FROM met AS m
JOIN sketched AS a ON a.number = m.one
JOIN sketched AS b ON b.number = m.other
WHERE most * (a.size + b.size) / (1 + most) >= $shared * least(a.size, b.size) - 1e-9
