"""Blocking: keys under which only claims worth comparing meet."""

from pipeline.model import Evidence


def block_keys(evidence: Evidence) -> tuple[str, ...]:
    """The blocks a claim stands in; two claims with no common key are never one figure."""
    raise NotImplementedError
