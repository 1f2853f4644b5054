-- words as two times 256 bits, four numbers each: every word sets one bit of either half, so that two sets that share a
-- word share a bit in both, and few others do
CREATE OR REPLACE TEMP MACRO count_words(x) AS
bit_count(x.a) + bit_count(x.b) + bit_count(x.c) + bit_count(x.d);

CREATE OR REPLACE TEMP MACRO count_shared(x, y) AS
bit_count(x.a & y.a) + bit_count(x.b & y.b) + bit_count(x.c & y.c) + bit_count(x.d & y.d);

CREATE OR REPLACE TEMP MACRO share_words(x, y) AS
((x.a & y.a) | (x.b & y.b) | (x.c & y.c) | (x.d & y.d)) <> 0
AND ((x.e & y.e) | (x.f & y.f) | (x.g & y.g) | (x.h & y.h)) <> 0;

-- all words of the last set stand among the others
CREATE OR REPLACE TEMP MACRO hold_words(x, y) AS
((y.a & ~x.a) | (y.b & ~x.b) | (y.c & ~x.c) | (y.d & ~x.d)) = 0
AND ((y.e & ~x.e) | (y.f & ~x.f) | (y.g & ~x.g) | (y.h & ~x.h)) = 0;

CREATE OR REPLACE TEMP MACRO both_hold(x, y, z) AS
(
    (z.a & ~(x.a | y.a)) | (z.b & ~(x.b | y.b)) | (z.c & ~(x.c | y.c)) | (z.d & ~(x.d | y.d))
) = 0
AND (
    (z.e & ~(x.e | y.e)) | (z.f & ~(x.f | y.f)) | (z.g & ~(x.g | y.g)) | (z.h & ~(x.h | y.h))
) = 0;
