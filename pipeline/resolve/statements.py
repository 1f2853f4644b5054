"""What a figure says: the statement that speaks for its claims, and one readable line."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

from pipeline.model import Evidence, Modality, Quantity
from pipeline.resolve.compare import Comparison
from pipeline.spec.matching import Statements

_Named = TypeVar("_Named")
_NEVER = datetime.max.replace(tzinfo=UTC)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Statement:
    """What the claims of one cluster say together.

    ``speaker`` is the claim whose quantity speaks for all, ``period_of`` one
    that states the period.
    """

    speaker: Evidence
    period_of: Evidence | None
    subject: str | None
    metric: str | None
    modality: Modality


def in_time(evidence: Evidence) -> tuple[datetime, str]:
    """Order of publication; undated claims come last, the id decides between equals."""
    return evidence.published_at or _NEVER, evidence.claim.id


def to_statement(members: Sequence[Evidence], comparison: Comparison) -> Statement:
    """The most precise and most common statement, and the words most claims use.

    A range speaks for the points inside it, more digits for fewer; of equals,
    what more stories say, then an exact statement, then the earliest.
    """
    ordered = sorted(members, key=in_time)
    said = Counter()  # type: Counter[object]
    for one in {(_said(e), e.story_id): e for e in ordered}.values():
        said[_said(one)] += 1

    def rank(one: Evidence) -> tuple[bool, int, int, bool, bool]:
        amount = comparison.of(one).amount
        quantity = one.claim.quantity
        ranged = not amount.is_point and not amount.is_open
        return (
            ranged, amount.digits, said[_said(one)],
            quantity.qualifier == "exact", not amount.is_open,
        )  # fmt: skip

    speaker = max(ordered, key=rank)
    return Statement(
        speaker=speaker,
        period_of=_with(ordered, _most_said(ordered, lambda one: one.claim.period)),
        subject=_subject(ordered, comparison),
        metric=_metric(ordered, comparison),
        modality=_most_modal(ordered),
    )


def _said(evidence: Evidence) -> tuple[Decimal | None, Decimal | None, str]:
    quantity = evidence.claim.quantity
    return quantity.low, quantity.high, quantity.unit


def _most_said(
    ordered: Sequence[Evidence], words: Callable[[Evidence], _Named | None]
) -> _Named | None:
    """What most stories say; of equals what was said first."""
    counts: dict[_Named, set[str]] = {}
    for one in ordered:
        word = words(one)
        if word is not None:
            counts.setdefault(word, set()).add(one.story_id)
    return max(counts, key=lambda word: len(counts[word]), default=None)


def _subject(ordered: Sequence[Evidence], comparison: Comparison) -> str | None:
    """The subject of most stories, but for voices.

    Who names one member of a group that another names in full means the group.
    """
    spoken = quoted(ordered, comparison)
    heard = [one for one in ordered if comparison.of(one).subject not in spoken]
    groups = {
        comparison.of(one).subject_members: one.claim.subject
        for one in reversed(heard)
        if comparison.of(one).subject_members
    }

    def named(one: Evidence) -> str | None:
        traits = comparison.of(one)
        whole = [group for group in groups if traits.subject in group]
        return groups[whole[0]] if len(whole) == 1 else one.claim.subject

    said = _most_said(heard, named)
    return said if said is not None else _most_said(ordered, lambda one: one.claim.subject)


def quoted(members: Sequence[Evidence], comparison: Comparison) -> frozenset[str]:
    """Subjects that at least as many claims only quote, speaking of another: voices, misread."""
    traits = [comparison.of(one) for one in members]
    subjects = Counter(one.subject for one in traits)
    voices = Counter(one.voice for one in traits if one.voice and one.voice != one.subject)
    return frozenset(name for name, count in subjects.items() if voices[name] >= max(count, 1))


def _metric(ordered: Sequence[Evidence], comparison: Comparison) -> str | None:
    """Of the concept that most stories name, what most of them call it."""

    def concept(one: Evidence) -> str | None:
        traits = comparison.of(one)
        return (traits.concept.name or traits.metric) if one.claim.metric else None

    most = _most_said(ordered, concept)
    agreeing = [one for one in ordered if concept(one) == most]
    return _most_said(agreeing, lambda one: one.claim.metric)


def _most_modal(ordered: Sequence[Evidence]) -> Modality:
    """As ``_most_said``; every claim has a modality."""
    stories: dict[Modality, set[str]] = {}
    for one in ordered:
        stories.setdefault(one.claim.modality, set()).add(one.story_id)
    return max(stories, key=lambda modality: len(stories[modality]))


def _with(ordered: Sequence[Evidence], period: str | None) -> Evidence | None:
    return next((one for one in ordered if period and one.claim.period == period), None)


def line(statement: Statement, words: Statements) -> str:
    """One readable line: who, what, when, how much."""
    period = statement.period_of.claim.period if statement.period_of else None
    claim = statement.speaker.claim
    what = " ".join(part for part in (statement.metric, period) if part)
    head = ": ".join(part for part in (statement.subject, what) if part)
    if not (statement.subject or statement.metric):
        quoted = " ".join(claim.sentence.split())
        quoted = quoted if len(quoted) <= _LONGEST else quoted[: _LONGEST - 1] + "…"
        head = f"{head} “{quoted}”".strip()
    modality = words.modalities.get(statement.modality)
    tail = f" ({modality})" if modality else ""
    return f"{head}: {written(claim.quantity, words)}{tail}"


def written(quantity: Quantity, words: Statements) -> str:
    """The quantity in words and figures: "60-65 billion USD", "over 1.3 million GPUs", "88 GW"."""
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    size = max(abs(bound) for bound in bounds)
    base, slash, per = quantity.unit.partition("/")
    symbol = words.symbols.get(base)
    scales = words.prefixes if symbol else words.scales
    plain_below = 0 if symbol else words.plain_below
    scale = next((s for s in scales if size >= s.value and size >= plain_below), None)
    divisor = scale.value if scale else Decimal(1)
    numbers = [_rounded(bound / divisor, words.digits) for bound in bounds]
    if numbers[0] == numbers[-1]:
        text = words.qualifiers.get(quantity.qualifier, "") + numbers[0]
    else:
        text = "-".join(numbers) if bounds[0] >= 0 else " to ".join(numbers)
    if symbol:
        return f"{text} {scale.word if scale else ''}{symbol}{slash}{per}"
    if scale:
        text += f" {scale.word}"
    unit = quantity.unit
    if unit in words.signs:
        return text + words.signs[unit]
    if quantity.kind == "count" and unit:
        unit = words.plurals.get(unit, unit + "s")
    return f"{text} {unit}".rstrip()


def _rounded(value: Decimal, digits: int) -> str:
    """At most so many significant digits, thousands grouped, no needless tail."""
    if value and value.adjusted() < digits:
        value = round(value, digits - 1 - value.adjusted())
    elif value:
        value = value.to_integral_value()
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
