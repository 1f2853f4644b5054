"""Entities: canonical names with their aliases, in ``config/entities.toml``."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from pipeline.spec.errors import Spec, read_toml, validate

Names = Mapping[str, tuple[str, ...]]


class Entities(Spec):
    """All entities by kind: canonical name to its aliases in any language."""

    company: Names = Field(default_factory=dict)
    organisation: Names = Field(default_factory=dict)
    project: Names = Field(default_factory=dict)
    thing: Names = Field(default_factory=dict)
    person: Names = Field(default_factory=dict)
    place: Names = Field(default_factory=dict)
    adjectives: Mapping[str, Names] = Field(default_factory=dict)
    """Adjectives of places and words for their people, by language."""


def load_entities(path: Path) -> Entities:
    """The entities of a file.

    Raises:
        SpecError: names the file and the key.
    """
    return validate(Entities, read_toml(path), path)
