"""Which figures contradict each other, and how: two values that cannot both be the whole truth."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import combinations, product

from pipeline.model import Conflict, ConflictType, Evidence, Figure, MeasureStatus
from pipeline.resolve import values, wording
from pipeline.resolve.compare import Comparison
from pipeline.resolve.keys import measure_key
from pipeline.resolve.origins import origin_name
from pipeline.resolve.periods import relate, to_period
from pipeline.resolve.traits import Traits
from pipeline.resolve.values import Amount
from pipeline.spec.matching import Matching

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Face:
    """A figure as telling contradictions sees it: its words, and the amount of its speaker."""

    figure: Figure
    traits: Traits
    metric: str
    metric_words: frozenset[str]
    articles: frozenset[tuple[datetime, str]]
    """Publication and id of each dated article that states it."""
    names: frozenset[str]
    """The named origins of its claims."""
    amounts: tuple[Amount, ...]
    """What its claims state, in order of the claims; perhaps not only what the speaker states."""


def to_face(
    figure: Figure, speaker_id: str, members: Sequence[Evidence], comparison: Comparison
) -> Face:
    """The face of a figure; the speaker is the claim whose quantity it states."""
    matching = comparison.matching
    speaker = next(one for one in members if one.claim.id == speaker_id)
    stands = {comparison.of(one).stand for one in members}
    traits = replace(
        comparison.of(speaker),
        subject=wording.fold(figure.subject or ""),
        period=to_period(figure.period, figure.period_start, figure.period_end),
        stand="planned" if "planned" in stands else "done" if "done" in stands else "open",
    )
    metric = figure.metric or ""
    dated, names = set(), set()
    for one in members:
        if one.published_at is not None:
            dated.add((one.published_at, one.claim.article_id))
        if one.claim.attribution and (name := origin_name(one, matching)):
            names.add(wording.fold(name))
    return Face(
        figure=figure,
        traits=traits,
        metric=wording.fold(metric),
        metric_words=wording.stems(metric, matching.ignored_words),
        articles=frozenset(dated),
        names=frozenset(names),
        amounts=tuple(dict.fromkeys(comparison.of(one).amount for one in members)),
    )


def to_conflicts(
    faces: Iterable[Face], linked: Collection[tuple[str, str]], matching: Matching
) -> tuple[Conflict, ...]:
    """All contradictions among the figures, in order of their ids.

    ``linked`` are pairs of figure ids, in order, of which a claim of one would
    join a claim of the other: these answer one question, however it is worded.
    """
    meeting: dict[str, list[Face]] = defaultdict(list)
    for face in faces:
        if face.traits.subject:
            meeting[measure_key(face.traits)].append(face)
    found = []
    for group in meeting.values():
        for left, right in combinations(sorted(group, key=lambda face: face.figure.id), 2):
            told = _tell(left, right, (left.figure.id, right.figure.id) in linked, matching)
            if told is not None:
                a, b = left.figure, right.figure
                found.append(Conflict(a.id, b.id, a.measure_id, b.measure_id, *told))
    return tuple(sorted(found, key=lambda c: (c.left_figure_id, c.right_figure_id)))


def _tell(
    left: Face, right: Face, linked: bool, matching: Matching
) -> tuple[ConflictType, str] | None:
    """Type and detail of a contradiction; None where both may be true."""
    question = "same" if linked else _question(left, right, matching)
    if question is None or left.traits.subject != right.traits.subject:
        return None
    amounts = _one_unit(left, right)
    if amounts is None or amounts[0].sign * amounts[1].sign == -1:
        return None
    both = f"{left.figure.statement} | {right.figure.statement}"
    period = relate(left.traits.period, right.traits.period)
    agree = values.match(*amounts, matching.tolerances)
    stands = {left.traits.stand, right.traits.stand}
    if stands == {"planned", "done"}:
        close = period in {"same", "end", "fiscal", "one-missing", "both-missing"}
        if agree is not None and close and question == "same":
            return "status", f"planned in one, done in the other: {both}"
        return None
    if agree is not None and agree.agreement != "beyond":
        # a claim may fit two figures that do not fit each other
        apart = _clashing(left, right, matching) if question == "same" else None
        if apart is None:
            return None
        amounts = apart
    if period not in {"same", "end", "both-missing"} and not (linked and period == "one-missing"):
        return None
    if question == "narrower":
        same_time = period != "end" and left.figure.modality == right.figure.modality
        if same_time and _apart(*amounts) <= matching.conflicts.scope:
            return "scope", f"one counts more than the other: {both}"
        return None
    return _kind(left, right, amounts, matching, both)


def _clashing(left: Face, right: Face, matching: Matching) -> tuple[Amount, Amount] | None:
    """The first amounts across that cannot state one value; none where they had to be converted."""
    if left.traits.amount.unit != right.traits.amount.unit:
        return None
    pairs = product(left.amounts, right.amounts)
    return next((pair for pair in pairs if values.match(*pair, matching.tolerances) is None), None)


def _kind(
    left: Face, right: Face, amounts: tuple[Amount, Amount], matching: Matching, both: str
) -> tuple[ConflictType, str] | None:
    """Revision, range, near or value, for two answers to one question."""
    rules = matching.conflicts
    planned = "planned" in {left.traits.stand, right.traits.stand}
    revised = _revises(left, right)
    if left.traits.amount.unit != right.traits.amount.unit:
        return ("value", f"different values: {both}") if not _overlap(*amounts) else None
    if _overlap(*amounts):
        if planned and revised and not _nested(*amounts):
            return "revision", f"a later statement replaces an earlier one: {both}"
        if all(one.is_point or one.is_open for one in amounts):
            if _apart(*amounts) <= rules.near_beyond:
                return "near", f"close, but not the same: {both}"
            return None
        return "range", f"the ranges differ: {both}"
    if _apart(*amounts) > rules.furthest - 1:
        return None
    if planned and revised:
        return "revision", f"a later statement replaces an earlier one: {both}"
    if _apart(*amounts) <= rules.near:
        return "near", f"close, but not the same: {both}"
    if revised and left.names & right.names:
        return "revision", f"a later statement replaces an earlier one: {both}"
    if any(not one.is_point and not one.is_open for one in amounts):
        return "range", f"outside the stated range: {both}"
    return "value", f"different values: {both}"


def _question(left: Face, right: Face, matching: Matching) -> str | None:
    """Whether both figures answer the same question, or one a narrower one; None for neither."""
    counts = left.traits.counted and right.traits.counted
    same_unit = left.figure.quantity.unit == right.figure.quantity.unit
    if not left.metric or not right.metric:
        # a count noun alone says what is measured
        telling = counts and same_unit and left.figure.quantity.unit not in matching.unit.common
        return "same" if telling else None
    if left.metric == right.metric:
        return "same"
    if counts and not same_unit:
        return None
    if wording.jaccard(left.metric_words, right.metric_words) >= matching.conflicts.question:
        return "same"
    if (
        left.metric_words
        and right.metric_words
        and (left.metric_words < right.metric_words or right.metric_words < left.metric_words)
    ):
        return "narrower"
    return None


def _one_unit(left: Face, right: Face) -> tuple[Amount, Amount] | None:
    """Both amounts in one unit; "doubled" is a rise by 100 %. None where there is no common one."""
    a, b = left.traits.amount, right.traits.amount
    if a.unit == b.unit or (left.traits.counted and right.traits.counted):
        kinds = {left.figure.quantity.kind, right.figure.quantity.kind}
        return (a, b) if len(kinds) == 1 or "change" not in kinds else None
    if {a.unit, b.unit} != {"ratio", "percent"}:
        return None
    percent = left if a.unit == "percent" else right
    if percent.figure.quantity.kind != "change" or percent.traits.amount.sign < 0:
        return None
    return _as_change(a), _as_change(b)


def _as_change(amount: Amount) -> Amount:
    if amount.unit == "percent":
        return amount

    def change(bound: Decimal | None) -> Decimal | None:
        return None if bound is None else (bound - _ONE) * _HUNDRED

    return Amount(
        "percent", change(amount.low), change(amount.high), amount.step * _HUNDRED, amount.digits, 1
    )


def _overlap(a: Amount, b: Amount) -> bool:
    """Some value would satisfy both."""
    first = max((x for x in (a.low, b.low) if x is not None), default=None)
    last = min((x for x in (a.high, b.high) if x is not None), default=None)
    return first is None or last is None or first <= last


def _nested(a: Amount, b: Amount) -> bool:
    """One range lies wholly in the other."""
    if a.is_open or b.is_open or a.low is None or b.low is None or a.high is None or b.high is None:
        return False
    return (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)


def _apart(a: Amount, b: Amount) -> Decimal:
    """How much more the larger is than the smaller, as a share of the larger for points close by."""
    ends = [
        (amount.low if amount.low is not None else amount.high, amount.high or amount.low)
        for amount in (a, b)
    ]
    (low, high), (other_low, other_high) = ends
    if None in (low, high, other_low, other_high):
        return Decimal(0)
    gap = max(other_low - high, low - other_high, Decimal(0))  # type: ignore[operator]
    smaller = min(high, other_high)  # type: ignore[type-var]
    if not smaller:
        return Decimal(0) if not gap else Decimal("Infinity")
    return gap / abs(smaller)


def _revises(left: Face, right: Face) -> bool:
    """One replaces the other: later, by the same origin, and the earlier is not repeated on its own."""
    if left.names and right.names and not left.names & right.names:
        return False
    if not left.articles or not right.articles:
        return False
    earlier, later = sorted((left, right), key=lambda face: min(face.articles))
    start = min(later.articles)[0]
    if min(earlier.articles)[0] >= start:
        return False
    return not any(
        published >= start and (published, article) not in later.articles
        for published, article in earlier.articles
    )


def statuses(measure_ids: Sequence[str], conflicts: Iterable[Conflict]) -> dict[str, MeasureStatus]:
    """Agreed, revised or contested, by measure, as the contradictions within each say."""
    found: dict[str, MeasureStatus] = dict.fromkeys(measure_ids, "agreed")
    for conflict in conflicts:
        measure = conflict.left_measure_id
        if measure != conflict.right_measure_id or measure not in found:
            continue
        if conflict.type != "revision":
            found[measure] = "contested" if conflict.type != "status" else found[measure]
        elif found[measure] == "agreed":
            found[measure] = "revised"
    return found
