"""Which figures contradict each other, and how: two values that cannot both be the whole truth."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import combinations, product

from pipeline.model import Conflict, ConflictType
from pipeline.resolve import values
from pipeline.resolve.compare import Comparison
from pipeline.resolve.faces import Face
from pipeline.resolve.gaps import apart, is_nested, overlap
from pipeline.resolve.meetings import places
from pipeline.resolve.periods import relate
from pipeline.resolve.questions import (
    Question,
    in_other_rows,
    narrowed_alike,
    of_one_subject,
    quarrels,
    revised_in_place,
    to_question,
    told_alike,
)
from pipeline.resolve.values import Amount
from pipeline.spec.matching import Matching

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def to_conflicts(
    faces: Iterable[Face], linked: Collection[tuple[str, str]], comparison: Comparison
) -> tuple[Conflict, ...]:
    """All contradictions among the figures, in order of their ids.

    ``linked`` are pairs of figure ids, in order, of which a claim of one would
    join a claim of the other: these answer one question, however it is worded.
    """
    known: dict[str, Face] = {}
    meeting: dict[str, list[str]] = defaultdict(list)
    for face in faces:
        known[face.figure.id] = face
        for place in places(face.traits, face.subjects, face.told_in, comparison.matching):
            meeting[place].append(face.figure.id)
    pairs = {pair for group in meeting.values() for pair in combinations(sorted(group), 2)}
    return conflicts_of(pairs, known, linked, comparison)


def conflicts_of(
    pairs: Iterable[tuple[str, str]],
    faces: Mapping[str, Face],
    linked: Collection[tuple[str, str]],
    comparison: Comparison,
) -> tuple[Conflict, ...]:
    """As ``to_conflicts``, among pairs of figure ids that are known to meet."""
    found = []
    for a, b in sorted(pairs):
        left, right = faces[a], faces[b]
        # figure ids follow history, and what is told must not: the earlier claim id comes first
        first, second = sorted((left, right), key=lambda face: face.members[0].claim.id)
        told = _tell(first, second, (a, b) in linked, comparison)
        if told is not None:
            kind, why = told
            detail = f"{why}: {left.figure.statement} | {right.figure.statement}"
            measures = left.figure.measure_id, right.figure.measure_id
            found.append(Conflict(a, b, *measures, kind, detail))
    return tuple(found)


def _tell(
    left: Face, right: Face, linked: bool, comparison: Comparison
) -> tuple[ConflictType, str] | None:
    """Type of a contradiction, and what it is in words; None where both may be true."""
    matching = comparison.matching
    amounts = _one_unit(left, right)
    question = "same" if linked else to_question(left, right, comparison)
    if question is None or not (linked or of_one_subject(left, right, comparison)):
        return None
    if amounts is None or amounts[0].sign * amounts[1].sign == -1:
        return None
    agree = values.match(*amounts, matching.tolerances)
    if {left.traits.stand, right.traits.stand} == {"planned", "done"}:
        if agree is not None and question == "same" and _may_be_states(left, right):
            return "status", "planned in one, done in the other"
        return None
    if agree is not None:
        # a claim may fit two figures that do not fit each other
        clash = _clashing(left, right, matching) if question == "same" else None
        if clash is None:
            return None
        amounts = clash
    if not linked and not _meet(left, right, question, amounts, comparison):
        return None
    period = relate(left.traits.period, right.traits.period)
    if linked and period not in {"same", "end", "both-missing", "one-missing"}:
        return None
    scopes = question == "narrower" and period in {"same", "both-missing"}
    if scopes and _scopes(left, right, amounts, matching):
        return "scope", "one counts more than the other"
    return _kind(left, right, amounts, comparison)


def _may_be_states(left: Face, right: Face) -> bool:
    """Planned and done may be two states of one thing, for all that their periods say."""
    planned, done = (left, right) if left.traits.stand == "planned" else (right, left)
    before, after = done.traits.period, planned.traits.period
    period = relate(before, after)
    if period in {"same", "end", "fiscal"}:
        return True
    if not left.traits.built:
        return False
    if before is None or after is None:
        return True
    # what stands at one time was planned for another; what is sold each year is no state
    return (before.at_end or after.at_end) and before.end < after.start


def _meet(
    left: Face,
    right: Face,
    question: Question,
    amounts: tuple[Amount, Amount],
    comparison: Comparison,
) -> bool:
    """Two figures that differ answer one question, as far as time, place and words tell."""
    rules, period = comparison.matching.conflicts, relate(left.traits.period, right.traits.period)
    if period not in {"same", "end", "both-missing", "one-missing"} or in_other_rows(left, right):
        return False
    near = apart(*amounts) <= rules.alike_furthest
    against = quarrels(left, right, comparison, alone=True)
    if question == "same" and (period != "one-missing" or against):
        # parts of one whole are seldom nearly equal
        close = apart(*amounts) <= rules.near
        return close or against or not _parts(left, right, amounts, comparison.matching)
    # what is told alike in all but a time that the one leaves out may lie further apart
    if not (near or question == "same") or not (
        revised_in_place(left, right, comparison.matching)
        or narrowed_alike(left, right, comparison)
    ):
        return False
    if (
        question == "narrower"
        and period in {"same", "both-missing"}
        and _scopes(left, right, amounts, comparison.matching)
    ):
        return True
    least = rules.undated if period == "one-missing" else rules.alike
    return told_alike(left, right, comparison) >= least


def _scopes(left: Face, right: Face, amounts: tuple[Amount, Amount], matching: Matching) -> bool:
    """Two definitions of one thing give such values; one voice in one article tells of two things (men and women)."""
    of_two = left.written & right.written and left.names == right.names
    if of_two or left.figure.modality != right.figure.modality:
        return False
    return apart(*amounts) <= matching.conflicts.scope


def _parts(left: Face, right: Face, amounts: tuple[Amount, Amount], matching: Matching) -> bool:
    """Rather parts of one whole under one name: one article states both, in one mode and voice.

    Where they are near, only if nobody states the one without the other.
    """
    near = apart(*amounts) <= matching.conflicts.alike_furthest
    if near and not (left.written <= right.written or right.written <= left.written):
        return False
    if (
        not all(amount.is_point for amount in amounts)
        or not left.written & right.written
        or revised_in_place(left, right, matching)
    ):
        return False
    one_voice = left.names == right.names or bool(left.names & right.names)
    # what is expected may miss what is promised
    modes = {left.figure.modality, right.figure.modality}
    return one_voice and modes != {"forecast", "target"}


def _clashing(left: Face, right: Face, matching: Matching) -> tuple[Amount, Amount] | None:
    """The first amounts across that cannot state one value; none where they had to be converted."""
    if left.traits.amount.unit != right.traits.amount.unit:
        return None
    pairs = product(left.amounts, right.amounts)
    return next((pair for pair in pairs if values.match(*pair, matching.tolerances) is None), None)


def _kind(
    left: Face, right: Face, amounts: tuple[Amount, Amount], comparison: Comparison
) -> tuple[ConflictType, str] | None:
    """Revision, range, near or value, for two answers to one question."""
    matching, rules = comparison.matching, comparison.matching.conflicts
    planned = "planned" in {left.traits.stand, right.traits.stand}
    disputed = quarrels(left, right, comparison)
    revised = not disputed and _revised(left, right, matching)
    counts = left.traits.counted and right.traits.counted
    if left.traits.amount.unit != right.traits.amount.unit and not counts:
        return ("value", "different values") if not overlap(*amounts) else None
    if overlap(*amounts):
        if planned and revised and not is_nested(*amounts):
            return "revision", "a later statement replaces an earlier one"
        if all(one.is_point or one.is_open for one in amounts):
            if apart(*amounts) <= rules.near_beyond:
                return "near", "close, but not the same"
            return None
        return "range", "the ranges differ"
    furthest = rules.disputed_furthest if disputed else rules.furthest
    if apart(*amounts) > furthest - 1:
        return None
    first_count = {left.figure.modality, right.figure.modality} == {"estimate", "actual"}
    if revised and (planned or first_count):
        return "revision", "a later statement replaces an earlier one"
    ranged = any(not one.is_point and not one.is_open for one in amounts)
    if apart(*amounts) <= rules.near and not ranged:
        return "near", "close, but not the same"
    if revised and left.names & right.names:
        return "revision", "a later statement replaces an earlier one"
    if ranged:
        return "range", "outside the stated range"
    return "value", "different values"


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
    low, high = [
        None if bound is None else (bound - _ONE) * _HUNDRED for bound in (amount.low, amount.high)
    ]
    return Amount("percent", low, high, amount.step * _HUNDRED, amount.digits, 1)


def _revised(left: Face, right: Face, matching: Matching) -> bool:
    """The one takes the place of the other, as time, words or what both are called tell."""
    if left.names and right.names and not left.names & right.names:
        return False
    if _revises(left, right) or revised_in_place(left, right, matching):
        return True
    # a first count, and what became of it
    modes = {left.figure.modality, right.figure.modality}
    return modes == {"estimate", "actual"} and bool(left.names & right.names)


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
