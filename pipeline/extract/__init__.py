"""Article -> claims: quantities in text, and the context of each."""
