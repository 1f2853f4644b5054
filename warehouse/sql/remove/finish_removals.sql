UPDATE meta.removals SET finished_at = $at WHERE finished_at IS NULL
