-- pairs whose values may agree, of each claim to compare with all others, each pair once: of two such claims
-- the one with the smaller number decides which part a pair belongs to
INSERT INTO raw_pairs
SELECT DISTINCT least(a.number, b.number), greatest(a.number, b.number)
FROM open_rows AS a
JOIN open_rows AS b ON b.block = a.block AND a.number < b.until
WHERE
    a.fresh
    AND a.share % $parts = $part
    AND a.low <= b.high
    AND b.low <= a.high
    AND (a.timeless OR b.timeless OR (a.period_last >= b.period_first AND b.period_last >= a.period_first))
