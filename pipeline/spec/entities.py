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
    agency: Names = Field(default_factory=dict)
    """Those who count and estimate what others do."""
    project: Names = Field(default_factory=dict)
    thing: Names = Field(default_factory=dict)
    person: Names = Field(default_factory=dict)
    place: Names = Field(default_factory=dict)
    city: Names = Field(default_factory=dict)
    """Places that are as often a dateline as a subject."""
    region: Names = Field(default_factory=dict)
    """Kinds of places, whose name takes in the places it is followed by."""
    seat: Mapping[str, str] = Field(default_factory=dict)
    """The economy that a central bank watches."""
    home: Mapping[str, str] = Field(default_factory=dict)
    """The place that a government or an agency speaks for."""
    spoken: Mapping[str, Names] = Field(default_factory=dict)
    """Aliases that hold in one language only, by language ("INE" is another office in each)."""
    adjectives: Mapping[str, Names] = Field(default_factory=dict)
    """Adjectives of places and words for their people, by language."""


def load_entities(path: Path) -> Entities:
    """The entities of a file.

    Raises:
        SpecError: names the file and the key.
    """
    return validate(Entities, read_toml(path), path)
