"""Claims -> figures: block, compare, cluster, and tell revisions from contradictions."""
