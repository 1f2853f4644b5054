"""Time expressions: when a figure holds."""
