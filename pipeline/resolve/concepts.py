"""Metrics as concepts with modifiers, and which concepts writers use for one another."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.resolve import wording
from pipeline.spec.matching import Kin

Kinship = Literal["same", "kin", "apart", "unknown"]


@dataclass(frozen=True, slots=True)
class Concept:
    """What a metric measures ("costs" of "wind costs"), and the words that narrow it.

    ``name`` is empty where the metric names no concept that matching knows.
    """

    name: str
    modifiers: frozenset[str]


@lru_cache(maxsize=16384)
def to_concept(metric: str, kin: Kin) -> Concept:
    """The concept at the end of a folded metric, or at its start before a joining word."""
    words = _words(metric)
    known = _families(kin)
    for start in range(len(words)):
        name = " ".join(words[start:])
        if name in known:
            return Concept(name, frozenset(words[:start]))
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        if words[size] in kin.of_words and name in known:
            return Concept(name, frozenset(words[size + 1 :]))
    return Concept("", frozenset(words))


def kinship(left: Concept, right: Concept, kin: Kin) -> Kinship:
    """How the concepts of two metrics lie to each other, whatever narrows them."""
    if not left.name or not right.name:
        return "unknown"
    if left.name == right.name:
        return "same"
    known = _families(kin)
    return "kin" if known[left.name] & known[right.name] else "apart"


def families_of(concept: Concept, kin: Kin) -> frozenset[int]:
    """The numbers of the families that a concept belongs to."""
    return _families(kin).get(concept.name, frozenset())


def _words(metric: str) -> list[str]:
    """A joined word says what its parts say: battery-electric cars are electric cars."""
    return metric.replace("-", " ").split()


def _name(concept: str) -> str:
    return " ".join(_words(wording.fold(concept)))


@lru_cache(maxsize=8)
def _families(kin: Kin) -> dict[str, frozenset[int]]:
    """The numbers of the families that a folded concept belongs to; none for one that stands alone."""
    found: dict[str, set[int]] = {_name(name): set() for name in kin.alone}
    for number, family in enumerate(kin.families):
        for name in family:
            found.setdefault(_name(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
