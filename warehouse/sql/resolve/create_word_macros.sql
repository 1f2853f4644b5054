-- words as 256 bits in four numbers: what can only be there where bits meet
CREATE OR REPLACE TEMP MACRO count_words(x) AS
bit_count(x.a) + bit_count(x.b) + bit_count(x.c) + bit_count(x.d);

CREATE OR REPLACE TEMP MACRO count_shared(x, y) AS
bit_count(x.a & y.a) + bit_count(x.b & y.b) + bit_count(x.c & y.c) + bit_count(x.d & y.d);

CREATE OR REPLACE TEMP MACRO share_words(x, y) AS
((x.a & y.a) | (x.b & y.b) | (x.c & y.c) | (x.d & y.d)) <> 0;

-- all words of the last set stand among the others
CREATE OR REPLACE TEMP MACRO hold_words(x, y) AS
((y.a & ~x.a) | (y.b & ~x.b) | (y.c & ~x.c) | (y.d & ~x.d)) = 0;

CREATE OR REPLACE TEMP MACRO both_hold(x, y, z) AS
((z.a & ~(x.a | y.a)) | (z.b & ~(x.b | y.b)) | (z.c & ~(x.c | y.c)) | (z.d & ~(x.d | y.d))) = 0;
