"""Around a number: who, what, when, how sure, says who."""
