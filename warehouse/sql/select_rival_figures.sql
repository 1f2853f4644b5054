-- claims whose figures may contradict those of the wanted claims, or shared a measure with them
SELECT other.claim_id
FROM core.claim_keys AS mine
JOIN core.claim_keys AS other ON other.key = mine.key
WHERE
    starts_with(mine.key, $measure)
    AND mine.claim_id IN (SELECT claim_id FROM wanted_claims)
UNION
SELECT fc.claim_id
FROM core.figure_claims AS fc
JOIN core.figures AS f ON f.figure_id = fc.figure_id
WHERE
    f.measure_id IN (
        SELECT m.measure_id
        FROM core.figures AS m
        JOIN core.figure_claims AS n ON n.figure_id = m.figure_id
        WHERE n.claim_id IN (SELECT claim_id FROM wanted_claims)
    )
ORDER BY claim_id
