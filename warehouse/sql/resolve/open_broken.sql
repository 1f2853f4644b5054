UPDATE touched SET is_open = TRUE, round = $round
WHERE owner IN (SELECT figure_id FROM broken)
