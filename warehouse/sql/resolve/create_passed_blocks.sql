-- blocks that passed the cap, up (closed now) or down
CREATE OR REPLACE TEMP TABLE passed_blocks AS
SELECT block, size > $cap AS is_closed
FROM moved_blocks
WHERE (size > $cap) <> (size - step > $cap)
