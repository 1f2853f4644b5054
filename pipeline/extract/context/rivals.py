"""What a figure that is set against another has from it: measure, subject, kind and time."""

from dataclasses import dataclass
from datetime import date

from pipeline.extract.context.changes import Turn
from pipeline.extract.context.measures import Measured
from pipeline.extract.context.periods import When
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.speakers import Source
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.stories import Spoken
from pipeline.extract.parts import TimeExpression
from pipeline.model import Modality

_COST = 10
_NAMED = 2
_PERCENT = "percent"
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


@dataclass(frozen=True, slots=True)
class Rival:
    """The figure that a mention is set against, and whether the one takes the place of the other."""

    spoken: Spoken
    replaces: bool
    """A new value in the place of an old one; else two voices on one thing."""
    comes_first: bool = False
    """Whether the old value stands first ("instead of 5, it is now 6")."""


def turn_of(scene: Scene, index: int, turn: Turn, rival: Rival) -> Turn:
    """Kind and direction of a mention that is set against another figure: a percentage is what that one is."""
    before = rival.spoken.quantity
    if scene.mentions[index].quantity.unit != _PERCENT or before.unit != _PERCENT:
        return turn
    if turn.kind == before.kind:
        return turn
    if before.kind != "change":
        return Turn(before.kind, None, "contrast")
    return Turn("change", "down" if before.value < 0 else "up", "contrast")


def stands(rival: Rival | None, subject: Subject, source: Source | None) -> Rival | None:
    """The rival, unless the mention's own words name another subject than who speaks."""
    if rival is None or rival.replaces:
        return rival
    if subject.sureness < _NAMED and subject.surface is None:
        return rival
    speaks = source is not None and source.value == subject.name
    return rival if speaks or subject.name == rival.spoken.subject else None


def measure_of(measured: Measured, rival: Rival) -> Measured:
    """What it measures: the same, as far as that is known."""
    before = rival.spoken
    if before.metric is None or (rival.comes_first and measured.concept and measured.cost <= _COST):
        return measured
    return Measured(before.metric, before.concept, 0, 0, _COST, goes_on=True)


def subject_of(subject: Subject, rival: Rival) -> Subject:
    """Whom it is about: the same, as far as that is known."""
    before = rival.spoken
    if before.subject is None:
        return subject
    return Subject(before.subject, before.subject_kind, None, 1)


def time_of(when: When, rival: Rival, modality: Modality, today: date | None) -> When:
    """When it holds: at the same time, but for a time of its own that is none of saying so.

    "4 million expected in July" were expected then; "26,000 planned for next year" are for then.
    """
    period = rival.spoken.period
    if rival.spoken.modality == "actual" and modality in _AHEAD:
        return when
    if when.named and when.period is not None:
        end = when.period.end_on
        if not rival.replaces or today is None or end is None or end >= today:
            return when
    if period is None and not rival.replaces:
        return when
    return When(period, 1, named=when.named, keep=False)


def periods_between(scene: Scene, low: int, high: int) -> list[TimeExpression]:
    """The periods named between two words; these days are none."""
    return [
        time
        for time, reach in zip(scene.times, scene.time_reaches, strict=True)
        if low <= reach.start and reach.end <= high and time.role == "period" and time.rule != "now"
    ]


def plans_in(scene: Scene) -> list[int]:
    """Where nouns of what can be revised stand ("forecast", "Umsatzprognose")."""
    lexicon = scene.lexicon
    return [
        at
        for at, (lower, lemma) in enumerate(zip(scene.lower, scene.lemmas, strict=True))
        if lower in lexicon.plans or lemma in lexicon.plans or lower.endswith(lexicon.plan_tails)
    ]
