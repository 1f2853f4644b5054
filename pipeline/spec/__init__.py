"""Typed models of the files in config/; an error names file and key."""
