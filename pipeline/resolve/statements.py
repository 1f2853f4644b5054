"""What a figure says: the statement that speaks for its claims."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

from pipeline.model import Evidence, Modality
from pipeline.resolve import wording
from pipeline.resolve.compare import Comparison

_Named = TypeVar("_Named")
_NEVER = datetime.max.replace(tzinfo=UTC)


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
    counted: str | None = None
    """What is counted, as the text writes it, where no claim has an English word for it."""


def in_time(evidence: Evidence) -> tuple[datetime, str]:
    """Order of publication; undated claims come last, the id decides between equals."""
    return evidence.published_at or _NEVER, evidence.claim.id


def to_statement(members: Sequence[Evidence], comparison: Comparison) -> Statement:
    """The most precise and most common statement, and the words most claims use.

    A range speaks for the points inside it, more digits for fewer; of equals,
    what more stories say, then an exact statement, then the earliest.
    """
    if len(members) == 1:
        return _alone(members[0], comparison)
    ordered = sorted(members, key=in_time)
    said = [_said(one) for one in ordered]
    told = {(what, one.story_id) for what, one in zip(said, ordered, strict=True)}
    stories = Counter(what for what, _ in told)
    ranked = zip(ordered, [stories[what] for what in said], strict=True)
    speaker = max(ranked, key=lambda each: _rank(each[0], each[1], comparison))[0]
    return Statement(
        speaker=speaker,
        period_of=_with(ordered, _most_said(ordered, lambda one: one.claim.period)),
        subject=_subject(ordered, comparison),
        metric=_metric(ordered, comparison),
        modality=_most_modal(ordered),
        counted=_counted(speaker, ordered, comparison),
    )


# Functions of modules, not functions within functions: compiled, the latter and what they stand in hold each
# other, so that nothing they know of would go while nobody looks for circles (flows/crew.py).


def _rank(one: Evidence, stories: int, comparison: Comparison) -> tuple[bool, int, int, bool, bool]:
    """How well a claim speaks for all that say the same; ``stories`` say exactly what it says."""
    amount = comparison.of(one).amount
    quantity = one.claim.quantity
    ranged = not amount.is_point and not amount.is_open
    return (
        ranged, amount.digits, stories, quantity.qualifier == "exact", not amount.is_open,
    )  # fmt: skip


def _alone(one: Evidence, comparison: Comparison) -> Statement:
    """What a claim says by itself: as among others, with nobody to ask."""
    claim, metric = one.claim, None
    if claim.metric:
        traits = comparison.of(one)
        named = set(wording.fold(claim.subject_surface or "").split())
        metric = _bare(claim.metric, traits.concept.name or traits.metric, named)
    return Statement(
        speaker=one,
        period_of=one if claim.period else None,
        subject=claim.subject,
        metric=metric,
        modality=claim.modality,
        counted=_counted(one, (one,), comparison),
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
    said = _most_said(heard, lambda one: _in_full(one, groups, comparison))
    return said if said is not None else _most_said(ordered, lambda one: one.claim.subject)


def _in_full(
    one: Evidence, groups: Mapping[frozenset[str], str | None], comparison: Comparison
) -> str | None:
    """A claim's subject, or the only group that it is a member of."""
    subject = comparison.of(one).subject
    whole = [group for group in groups if subject in group]
    return groups[whole[0]] if len(whole) == 1 else one.claim.subject


def quoted(members: Sequence[Evidence], comparison: Comparison) -> frozenset[str]:
    """Subjects that at least as many claims only quote, speaking of another: voices, misread."""
    traits = [comparison.of(one) for one in members]
    subjects = Counter(one.subject for one in traits)
    voices = Counter(one.voice for one in traits if one.voice and one.voice != one.subject)
    return frozenset(name for name, count in subjects.items() if voices[name] >= max(count, 1))


def _metric(ordered: Sequence[Evidence], comparison: Comparison) -> str | None:
    """The concept that speaks for the claims, in the words that most stories name it by.

    Words of the language of statements go before those of another, unless many
    more stories say the other; of equals goes a concept that matching knows.
    """
    matching = comparison.matching
    said: dict[str, set[str]] = {}
    plain: dict[str, tuple[bool, bool]] = {}
    for one in ordered:
        name = _concept(one, comparison)
        if name is None:
            continue
        said.setdefault(name, set()).add(one.story_id)
        known, own = plain.get(name, (False, False))
        is_own = one.language == matching.statements.language
        plain[name] = known or bool(comparison.of(one).concept.name), own or is_own
    if not said:
        return None
    most = max(map(len, said.values()))
    heard = [name for name in said if 2 * len(said[name]) >= most]
    # sorting is stable: of equals what was said first
    best = max(heard, key=lambda name: (plain[name][1], len(said[name]), plain[name][0]))
    named = {
        word for one in ordered for word in wording.fold(one.claim.subject_surface or "").split()
    }
    agreeing = [one for one in ordered if _concept(one, comparison) == best]
    return _most_said(agreeing, lambda one: _bare(one.claim.metric or "", best, named))


def _concept(one: Evidence, comparison: Comparison) -> str | None:
    traits = comparison.of(one)
    return (traits.concept.name or traits.metric) if one.claim.metric else None


def _bare(metric: str, concept: str, named: set[str]) -> str:
    """The metric without words that only belong to the subject's name ("Skarvik Energy")."""
    kept = metric.split()
    while len(kept) > len(concept.split()) and wording.fold(kept[0]) in named:
        kept = kept[1:]
    return " ".join(kept)


def _counted(speaker: Evidence, ordered: Sequence[Evidence], comparison: Comparison) -> str | None:
    """The noun that the text counts in, where its unit is that very noun, and no English one."""
    claim, own = speaker.claim, comparison.matching.statements.language
    unit = claim.quantity.unit
    if claim.quantity.kind != "count" or not unit or not claim.unit_surface:
        return None
    if any(one.language == own and one.claim.quantity.unit == unit for one in ordered):
        return None
    noun = claim.unit_surface.split()[-1]
    same = wording.stem(noun) == wording.stem(unit.split()[-1]) or wording.fold(noun).startswith(
        wording.fold(unit.split()[-1])
    )
    return claim.unit_surface if same else None


def _most_modal(ordered: Sequence[Evidence]) -> Modality:
    """As ``_most_said``; every claim has a modality."""
    stories: dict[Modality, set[str]] = {}
    for one in ordered:
        stories.setdefault(one.claim.modality, set()).add(one.story_id)
    return max(stories, key=lambda modality: len(stories[modality]))


def _with(ordered: Sequence[Evidence], period: str | None) -> Evidence | None:
    return next((one for one in ordered if period and one.claim.period == period), None)
