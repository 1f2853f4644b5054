SELECT coalesce(max(portion) + 1, 0)::INTEGER AS portions FROM wanted_evidence
