-- a checkpoint would otherwise merge the small row groups that each batch leaves, and hold
-- all bodies merged so far in memory: 840 MB for 20,000 posts, instead of 280 MB
SET max_vacuum_tasks = 0
