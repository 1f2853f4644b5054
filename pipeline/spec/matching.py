"""Matching: weights and thresholds of comparing claims, in ``config/matching.toml``."""

from pathlib import Path

from pipeline.spec.errors import Spec


class Matching(Spec):
    """All weights and thresholds."""


def load_matching(path: Path) -> Matching:
    """The weights of a file."""
    raise NotImplementedError
