"""Where figures meet that may contradict each other: one subject, one kind of unit, a size of value."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline import ids
from pipeline.resolve.faces import Outline
from pipeline.resolve.keys import SEPARATOR, measure_key
from pipeline.resolve.marks import bits_of, family_bits, number_of
from pipeline.resolve.traits import Traits
from pipeline.resolve.values import Amount
from pipeline.spec.matching import Matching

_MOST_SIZES = 40
_HUNDRED = 100.0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One figure in numbers, at all its places; 0 stands for what it does not say."""

    figure_id: str
    places: tuple[int, ...]
    low: float
    high: float
    period: int
    period_first: date | None
    period_last: date | None
    stand: str
    unit: int
    counted: bool
    metric: int
    metric_words: int
    concept: int
    families: int


def places(
    traits: Traits, subjects: Iterable[str], told_in: Iterable[str], matching: Matching
) -> tuple[str, ...]:
    """Keys of a figure: two figures share one wherever they can contradict each other.

    Values further apart than a contradiction reaches lie in sizes that do not touch, but for what
    one article gives in somebody's name.
    """
    amount = traits.amount
    sizes = _sizes(amount, float(matching.conflicts.furthest))
    if amount.unit == "ratio":
        # "doubled" may contradict a rise in percent
        sizes |= _sizes(_as_percent(amount), float(matching.conflicts.furthest))
    met = [f"{measure_key(traits, subject)}|{size}" for subject in subjects for size in sizes]
    disputed = [measure_key(traits, f"{SEPARATOR}{article}") for article in told_in]
    return tuple(sorted((*met, *disputed)))


def _as_percent(amount: Amount) -> tuple[float, float]:
    low, high = _ends(amount)
    return (low - 1) * _HUNDRED, (high - 1) * _HUNDRED


def _ends(amount: Amount) -> tuple[float, float]:
    ends = [float(bound) for bound in (amount.low, amount.high) if bound is not None]
    return min(ends), max(ends)


def _sizes(amount: Amount | tuple[float, float], factor: float) -> set[int]:
    """Each value lies in a size and in the next one, so that neighbours meet."""
    low, high = amount if isinstance(amount, tuple) else _ends(amount)
    first = _size(low, factor)
    return set(range(first, min(_size(high, factor), first + _MOST_SIZES) + 2))


def _size(value: float, factor: float) -> int:
    return math.floor(math.log(value, factor) + 1e-9) if value > 0 else -1000


def to_meeting(outline: Outline, matching: Matching) -> Meeting:
    """What decides, before any words are compared, which figures a figure may contradict."""
    low, high = _ends(outline.speaker.amount)
    period = outline.period
    return Meeting(
        figure_id=outline.figure.id,
        places=tuple(
            map(ids.number, places(outline.speaker, outline.subjects, outline.told_in, matching))
        ),
        low=low,
        high=high,
        period=number_of(period.code) if period else 0,
        period_first=period.start if period else None,
        period_last=period.end if period else None,
        stand=outline.stand,
        unit=number_of(outline.figure.quantity.unit),
        counted=outline.speaker.counted,
        metric=number_of(outline.metric) if outline.metric else 0,
        metric_words=bits_of(outline.metric_words),
        concept=number_of(outline.concept.name) if outline.concept.name else 0,
        families=family_bits(outline.concept, matching.kin),
    )
