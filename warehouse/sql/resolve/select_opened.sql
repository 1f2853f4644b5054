SELECT number FROM touched WHERE is_open AND round = $round
