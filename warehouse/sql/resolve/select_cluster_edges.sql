-- the edges that join within portions; of two figures that stay as they are each by itself none is asked
SELECT w.portion, w.number AS one, o.number AS other, e.score
FROM core.edges AS e
JOIN wanted_evidence AS w ON w.claim_id = e.left_claim_id
JOIN wanted_evidence AS o ON o.claim_id = e.right_claim_id
WHERE
    e.score >= $join
    AND w.portion >= $first
    AND w.portion < $stop
    AND (w.is_open OR o.is_open OR o.owner = w.owner)
ORDER BY w.portion, one, other
