SELECT number FROM touched ORDER BY number
