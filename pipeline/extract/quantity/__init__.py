"""Numbers in a sentence: how much of what; and what is no quantity."""
