"""Confidence: what each sign around a claim is worth, in ``config/confidence.toml``."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from pipeline.spec.errors import Spec, read_toml, validate


class Sureness(Spec):
    """How sure one part of a claim is: weights of signs, in log-odds; a sign not listed weighs nothing."""

    base: float
    """The log-odds of a claim without any sign that weighs."""
    most: float = Field(gt=0, lt=1)
    """No claim is surer: a share closer to one could not be measured."""
    weights: Mapping[str, float]


class Confidence(Spec):
    """The parts of a claim that a reader may see otherwise."""

    number: Sureness
    """That it is a claim, and its value, unit and kind."""
    period: Sureness
    subject: Sureness
    metric: Sureness


def load_confidence(path: Path) -> Confidence:
    """The weights in a file.

    Raises:
        SpecError: the file is missing or wrong; the message names file and key.
    """
    return validate(Confidence, read_toml(path), path)
