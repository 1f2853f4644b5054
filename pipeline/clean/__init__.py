"""Document -> article: text without boilerplate, and what is known about it."""
