-- pairs of one part of the blocks whose values may agree
INSERT INTO raw_pairs
SELECT DISTINCT a.number, b.number
FROM open_rows AS a
JOIN open_rows AS b ON b.block = a.block AND a.number < b.number
WHERE
    a.block % $parts = $part
    AND b.block % $parts = $part
    AND (a.fresh OR b.fresh)
    AND a.low <= b.high
    AND b.low <= a.high
