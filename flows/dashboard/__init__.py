"""The dashboard: pages on the published file, read only, for people who look rather than query."""
