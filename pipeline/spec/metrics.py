"""Metrics: concepts with words per language, in ``config/metrics.toml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from pipeline.spec.errors import Spec, read_toml, validate


class Worded(Spec):
    """Something with words per language: every key that is no field is a language."""

    words: Mapping[str, tuple[str, ...]] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, table: Any) -> Any:
        if not isinstance(table, dict) or "words" in table:
            return table
        fields = {key: value for key, value in table.items() if key in cls.model_fields}
        words = {key: value for key, value in table.items() if key not in cls.model_fields}
        return {**fields, "words": words}


class Concept(Worded):
    """One thing that is measured; ``config/metrics.toml`` says what each key means."""

    of: tuple[str, ...] = ()
    unit: str | None = None
    weak: bool = False
    people: bool = False
    """Counts people by what they are; where it ``befalls`` persons, "people" are such ("employs 4,300 people")."""
    planned: bool = False
    settled: bool = False
    decided: bool = False
    """Set by somebody, so that what it will be is a plan ("fares rise by 4.6% in March")."""
    daily: bool = False
    wide: bool = False
    befalls: tuple[str, ...] = ()
    """Of an event that comes once to each: what may be counted in its stead ("650,000 babies were born")."""
    goods: bool = False
    strikes: tuple[str, ...] = ()
    """What else its verbs may count, which stays what is counted ("lay off 1,200 employees" is a job cut)."""
    alone: tuple[str, ...] = ()
    """Units that tell the concept where no word does ("36.9 degrees", "52 cents a kilo")."""
    of_one: bool = False
    """What one thing costs or one person gets: meant by a verb before a small sum ("costs 12 euros", "earns 2,900")."""
    priced: bool = False
    per: str | None = None
    like: str | None = None
    of_company: str | None = None
    of_country: str | None = None
    public: bool = False
    """Said of places and markets, never carried on from a company."""
    firms: bool = False
    """What firms tell of themselves: who reports it is whose it is, and no source of what others do."""
    of_place: bool = False
    flow: bool = False
    """Goes on over a stretch of time, which a report names once for all that it tells."""
    role: Literal["share", "growth", "movement", "market", "worth", "economy", "price"] | None = (
        None
    )
    in_points: bool = False
    """Stated in points as a level, not as a change ("a spread of 115 basis points")."""
    verbs: Mapping[str, tuple[str, ...]] = {}
    """By language: verbs beside which a count of the concept's unit is this concept ("cut" jobs)."""
    announced: Mapping[str, tuple[str, ...]] = {}
    """By language: their forms in the present, which tell of a plan where no time says otherwise ("axes" jobs)."""


class Modifier(Worded):
    """A word that narrows a concept ("electric").

    One that is a ``topic`` narrows the concept from then on, where it stands alone.
    """

    topic: bool = False
    yearly: bool = False
    """What a growth per year is called."""


class Metrics(Spec):
    """All concepts and what narrows them, by canonical name."""

    concepts: Mapping[str, Concept] = Field(default_factory=dict)
    modifiers: Mapping[str, Modifier] = Field(default_factory=dict)


def load_metrics(path: Path) -> Metrics:
    """The concepts of a file.

    Raises:
        SpecError: names the file and the key.
    """
    return validate(Metrics, read_toml(path), path)
