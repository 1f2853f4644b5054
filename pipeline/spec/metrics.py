"""Metrics: concepts with words per language, in ``config/metrics.toml``."""

from pathlib import Path

from pipeline.spec.errors import Spec


class Metrics(Spec):
    """All concepts."""


def load_metrics(path: Path) -> Metrics:
    """The concepts of a file."""
    raise NotImplementedError
