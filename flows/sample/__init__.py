"""Sample sites: invented sources with invented figures, served on loopback for a first run."""
