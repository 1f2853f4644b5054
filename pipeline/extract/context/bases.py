"""How a claim's subject, metric and period were found: in words beside the number, or further off.

A period carried over from a sentence before is wrong far more often than one that the sentence
names: resolving has weights of their own for both, and whoever asks for figures can tell them apart.
"""

from collections.abc import Iterable
from typing import TypedDict

from pipeline.model import Basis


class Bases(TypedDict, total=False):
    """The fields of a claim that tell; what a claim does not say has none."""

    subject_basis: Basis
    metric_basis: Basis
    period_basis: Basis


_TOLD: dict[str, Bases] = {
    "subject-named": {"subject_basis": "named"},
    "subject-carried": {"subject_basis": "carried"},
    "subject-guessed": {"subject_basis": "guessed"},
    "measure-beside": {"metric_basis": "named"},
    "measure-near": {"metric_basis": "named"},
    "measure-noun": {"metric_basis": "named"},
    "measure-weak": {"metric_basis": "distant"},
    "measure-far": {"metric_basis": "distant"},
    "measure-distant": {"metric_basis": "distant"},
    "measure-carried": {"metric_basis": "carried"},
    "period-beside": {"period_basis": "named"},
    "period-named": {"period_basis": "named"},
    "period-implied": {"period_basis": "implied"},
    "period-carried": {"period_basis": "carried"},
}
"""By sign, as ``confidence.to_signs`` names them."""


def to_bases(signs: Iterable[str]) -> Bases:
    """The bases that the signs of one mention tell."""
    found: Bases = {}
    for sign in signs:
        told = _TOLD.get(sign)
        if told is not None:
            found |= told
    return found
