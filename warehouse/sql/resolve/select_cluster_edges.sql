-- the edges that join within portions; of two figures that stay as they are each by itself none is asked
SELECT w.portion, w.number AS one, o.number AS other, e.score
FROM edge_ends AS e
JOIN wanted_evidence AS w ON hash(w.claim_id) = e.one
JOIN wanted_evidence AS o ON hash(o.claim_id) = e.other
WHERE
    e.score >= $join
    AND w.portion >= $first
    AND w.portion < $stop
    AND (w.is_open OR o.is_open OR o.owner = w.owner)
ORDER BY w.portion, one, other
