-- the fingerprint of what was there, less what went, with what came: as select_fingerprint has it.
-- Where hashes met, or rows stood twice, it is not that of the writer's table.
SELECT (b.rows - g.rows + n.rows) || ' ' || (b.digests - g.digests + n.digests)
FROM (
    SELECT count(*) AS rows, coalesce(sum(digest::HUGEINT), 0) AS digests FROM {before}
) AS b
CROSS JOIN (
    SELECT count(*) AS rows, coalesce(sum(digest::HUGEINT), 0) AS digests FROM {gone}
) AS g
CROSS JOIN (
    SELECT count(*) AS rows, coalesce(sum(digest::HUGEINT), 0) AS digests FROM {new}
) AS n
