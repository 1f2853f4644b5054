"""Whether two figures answer one question, so that they contradict each other where they differ."""

from collections import Counter
from itertools import islice, product
from typing import Literal

from pipeline.resolve import wording
from pipeline.resolve.compare import Comparison, likeness
from pipeline.resolve.concepts import kinship
from pipeline.resolve.faces import Face
from pipeline.resolve.replacing import replaces
from pipeline.spec.matching import Matching

Question = Literal["same", "narrower", "alike"]
"""The same one; one that counts less or more; one that is told alike, in other words."""

_NEVER = float("-inf")
_MOST_PAIRS = 64
_MOST_NAMES = 8
"""So many claims of a figure tell what it measures."""
_NEXT = 300
"""As many characters behind, a sentence still speaks of the same."""
_SAME_TALK = 600
"""As many characters apart, two voices still speak of the same."""
_PLANS = {"forecast", "target"}


def to_question(left: Face, right: Face, comparison: Comparison) -> Question | None:
    """How the questions that two figures answer lie to each other; None for two unlike ones."""
    matching = comparison.matching
    counts = left.traits.counted and right.traits.counted
    same_unit = left.figure.quantity.unit == right.figure.quantity.unit
    if (left.metric and left.metric == right.metric) or _one_metric(left, right, comparison):
        return "same"
    if not left.metric or not right.metric:
        # a count noun alone says what is measured
        telling = counts and same_unit and left.figure.quantity.unit not in matching.unit.common
        return "same" if telling else None
    if not counts or same_unit:
        if wording.jaccard(left.metric_words, right.metric_words) >= matching.conflicts.question:
            return "same" if _nested(left, right) else None
        if _narrower(left, right, matching):
            return "narrower"
    return "alike" if _akin(left, right, matching) else None


def _one_metric(left: Face, right: Face, comparison: Comparison) -> bool:
    """What the one measures is also what half of the other's claims name, and every article that states both."""
    first, second = _metrics(left, comparison), _metrics(right, comparison)
    if not _half(second, left.metric) and not _half(first, right.metric):
        return False
    if kinship(left.concept, right.concept, comparison.matching.kin) == "apart":
        return False
    both = left.written & right.written
    return all(
        _metrics(left, comparison, article).keys() & _metrics(right, comparison, article).keys()
        for article in both
    )


def _half(counts: Counter[str], metric: str) -> bool:
    return bool(metric) and 0 < counts.total() <= 2 * counts[metric]


def _metrics(face: Face, comparison: Comparison, article_id: str = "") -> Counter[str]:
    """What its claims name as measured, or those of one article, with how many do."""
    return Counter(
        metric
        for one in islice(face.members, _MOST_NAMES)
        if (metric := comparison.of(one).metric) and article_id in {"", one.claim.article_id}
    )


def _akin(left: Face, right: Face, matching: Matching) -> bool:
    akin = kinship(left.concept, right.concept, matching.kin)
    if akin == "unknown":
        shared = wording.jaccard(left.metric_words, right.metric_words)
        return shared >= matching.metric.close_from or _one_noun(left, right)
    return akin != "apart" and _nested(left, right)


def _one_noun(left: Face, right: Face) -> bool:
    """The same things are counted, though the one says more of which."""
    units = left.figure.quantity.unit, right.figure.quantity.unit
    if not all(units) or not (left.traits.counted and right.traits.counted):
        return False
    return units[0].split()[-1] == units[1].split()[-1] and bool(
        left.metric_words & right.metric_words
    )


def _nested(left: Face, right: Face) -> bool:
    """What narrows the one also narrows the other, as far as it is narrowed."""
    a, b = left.concept.modifiers, right.concept.modifiers
    return a <= b or b <= a or not (left.concept.name and right.concept.name)


def _narrower(left: Face, right: Face, matching: Matching) -> bool:
    akin = kinship(left.concept, right.concept, matching.kin)
    if akin in {"same", "apart"}:
        return akin == "same" and _nested(left, right)
    a, b = left.metric_words, right.metric_words
    return bool(a and b) and (a < b or b < a) and _nested(left, right)


def told_alike(left: Face, right: Face, comparison: Comparison) -> float:
    """Bits for one question, from all that the most alike claims say but for their values.

    Where one article states both, it tells them apart but by its words, and what
    others tell counts; where its words differ or nobody else tells, no bits are enough.
    """
    pairs = islice(product(left.members, right.members), _MOST_PAIRS)
    revised = revised_in_place(left, right, comparison.matching)
    bonus = comparison.matching.conflicts.revising if revised or _replaced(left, right) else 0.0
    scores = []
    both = left.written & right.written
    disputed = bool(both) and _disputed(left, right, comparison)
    if both and not revised and not disputed:
        # what stands in every article that states the other belongs to it, and is no rival
        if left.written <= right.written or right.written <= left.written:
            return _NEVER
        if not all(_named_alike(left, right, a, comparison) for a in both):
            return _NEVER
    for one, other in pairs:
        if revised or disputed or one.claim.article_id != other.claim.article_id:
            scores.append(likeness(one, other, comparison))
    return max(scores, default=_NEVER) + bonus


def of_one_subject(left: Face, right: Face, comparison: Comparison) -> bool:
    """The same subject; or one is not told, and one text sets the two against each other."""
    if left.subjects & right.subjects:
        return True
    if left.subjects and right.subjects:
        return False
    return quarrels(left, right, comparison) or revised_in_place(left, right, comparison.matching)


def quarrels(left: Face, right: Face, comparison: Comparison, *, alone: bool = False) -> bool:
    """An article gives both close by, in the names of two; where the one may stand ``alone``, only one in a name.

    Both by the same words, so that nothing but who says so tells them apart.
    """
    if left.metric != right.metric or not left.written & right.written:
        return False
    if not (left.told_in or right.told_in):
        return False
    for one, other in islice(product(left.members, right.members), _MOST_PAIRS):
        if one.claim.article_id != other.claim.article_id:
            continue
        a, b = comparison.of(one), comparison.of(other)
        gap = abs(a.sentence_start - b.sentence_start)
        if a.voice == b.voice or a.metric != b.metric:
            continue
        if a.voice and b.voice:
            if gap <= _SAME_TALK:
                return True
        elif alone and left.metric and gap <= _NEXT:
            # what somebody had expected is no answer to what was done
            heard = a if a.voice else b
            if a.modality == b.modality or heard.modality == "actual":
                return True
    return False


def _disputed(left: Face, right: Face, comparison: Comparison) -> bool:
    """An article that states both gives the one in somebody's name, the other not in the same."""
    if left.concept.modifiers != right.concept.modifiers:
        return False
    pairs = [
        (comparison.of(one), comparison.of(other))
        for one, other in islice(product(left.members, right.members), _MOST_PAIRS)
        if one.claim.article_id == other.claim.article_id
    ]
    return all(a.subject == b.subject and a.voice != b.voice for a, b in pairs)


def _named_alike(left: Face, right: Face, article_id: str, comparison: Comparison) -> bool:
    """An article that states both figures does so with the same subject and metric."""
    first, second = (
        {
            (comparison.of(one).subject, comparison.of(one).metric)
            for one in face.members
            if one.claim.article_id == article_id
        }
        for face in (left, right)
    )
    return bool(first & second)


def narrowed_alike(left: Face, right: Face, comparison: Comparison) -> bool:
    """What narrows only the one is also named around the other: its reading left it out."""
    if not left.concept.name or not right.concept.name:
        return True
    a, b = left.concept.modifiers, right.concept.modifiers
    return _named_around(a - b, right, comparison) and _named_around(b - a, left, comparison)


def _named_around(words: frozenset[str], face: Face, comparison: Comparison) -> bool:
    stems = {wording.stem(word) for word in words}
    around = (comparison.of(one) for one in face.members)
    return not stems or any(stems <= each.words | each.title_words for each in around)


def in_other_rows(left: Face, right: Face) -> bool:
    """Every article that states both does so in different rows of a table: two things, side by side."""
    rows = [
        (one.claim.row_label, other.claim.row_label)
        for one, other in islice(product(left.members, right.members), _MOST_PAIRS)
        if one.claim.article_id == other.claim.article_id
    ]
    return bool(rows) and all(a and b and a != b for a, b in rows)


def revised_in_place(left: Face, right: Face, matching: Matching) -> bool:
    """One text sets the one in the place of the other, in a sentence with both or in the one after."""
    if left.revised & right.revised:
        return any(
            replaces(one, other, matching.revising_words)
            for one, other in product(left.members, right.members)
            if one.claim.article_id == other.claim.article_id
            and one.claim.sentence_start == other.claim.sentence_start
        )
    return _revised_next(left, right)


def _revised_next(left: Face, right: Face) -> bool:
    """A sentence about the same thing, right behind that of the one, sets a value beside it ("At first it was 5 %")."""
    if not left.metric or left.metric != right.metric or not _one_mode(left, right):
        return False
    return any(
        article == other and 0 < start - before <= _NEXT
        for first, second in ((left, right), (right, left))
        for article, start in second.revised - first.revised
        for other, before in first.places
    )


def _replaced(left: Face, right: Face) -> bool:
    """The one that was published later sets itself in the place of another."""
    if not left.articles or not right.articles or not _one_mode(left, right):
        return False
    earlier, later = sorted((left, right), key=lambda face: min(face.articles))
    return bool(later.revised) and min(earlier.articles)[0] < min(later.articles)[0]


def _one_mode(left: Face, right: Face) -> bool:
    """Both are done, or both lie ahead: what became of an expectation does not replace it."""
    modes = {left.figure.modality, right.figure.modality}
    return len(modes) == 1 or modes == _PLANS
