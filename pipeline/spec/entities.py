"""Entities: canonical names with their aliases, in ``config/entities.toml``."""

from pathlib import Path

from pipeline.spec.errors import Spec


class Entities(Spec):
    """All entities."""


def load_entities(path: Path) -> Entities:
    """The entities of a file."""
    raise NotImplementedError
