DELETE FROM echo_pairs
