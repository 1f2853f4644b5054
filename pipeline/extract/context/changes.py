"""Whether a percentage is a change, a share or a rate, and which way a change goes."""

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.context.compared_times import is_set_off
from pipeline.extract.context.differences import is_difference
from pipeline.extract.context.labels import tells_changes
from pipeline.extract.context.moves import (
    is_moved,
    is_open_range,
    is_reached,
    is_said_to_be,
    splits_around,
)
from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.parts import Mention, in_unit
from pipeline.model import Change, Kind, Quantity

_POINTS = frozenset({"percentage_point", "basis_point"})
_PERCENT = "percent"
_PARTS_OF_ALL = frozenset({"one-in-n", "every-nth"})
_LEFT = 4
_RIGHT = 4
_CLAUSE = 22


@dataclass(frozen=True, slots=True)
class Turn:
    """A mention's kind and direction, and by which rule they were read."""

    kind: Kind
    change: Change | None
    rule: str


def read_change(scene: Scene, index: int, mention: Mention) -> Turn:
    """Kind and direction of one mention."""
    quantity = mention.quantity
    if quantity.kind == "ratio":
        return Turn("ratio", _ratio_direction(quantity), "ratio")
    if quantity.unit in _POINTS:
        rule = "points" if _is_change(scene, index) else "points-level"
        return Turn("change", _direction(scene, index) or "up", rule)
    restated = _restated(scene, index)
    if quantity.unit != _PERCENT:
        moved = quantity.kind in {"amount", "count"} and _is_moved(scene, index, quantity)
        direction = _direction(scene, index) if moved else None
        return Turn(quantity.kind, direction or restated, "as-read")
    if mention.table is not None:
        if tells_changes(mention.table.column_label, scene.lexicon.change.labels):
            return Turn("change", "down" if quantity.value < 0 else "up", "signed")
    elif mention.signed:
        return Turn("change", "down" if quantity.value < 0 else "up", "signed")
    if restated is not None:
        return Turn("change", restated, "restated")
    as_before = _set_off(scene, index)
    if as_before is not None:
        return as_before
    if mention.rule in _PARTS_OF_ALL:
        return Turn("share", None, "level")
    if _is_change(scene, index):
        direction = _direction(scene, index)
        return Turn("change", direction or "up", "moved")
    if quantity.kind == "change":
        return Turn("change", _direction(scene, index) or "up", "as-read")
    change = scene.lexicon.change
    named = _word_before(scene, index) in change.to | change.start
    kind: Kind = "rate" if quantity.kind == "rate" else "share"
    return Turn(kind, None, "level-reached" if named else "level")


def _is_set_off(scene: Scene, index: int) -> bool:
    """Whether a word before a number and what qualifies it sets it off against another."""
    whole = Reach(_opening(scene, index), scene.reaches[index].end)
    return is_set_off(scene, whole, starts=True)


def _set_off(scene: Scene, index: int) -> Turn | None:
    """The turn of a percentage that another just before it is set off against ("after 2.3 percent")."""
    if not index or not _is_set_off(scene, index):
        return None
    if _is_end_of_range(scene, index):
        return None
    before = scene.mentions[index - 1].quantity
    gap = scene.gap(scene.reaches[index - 1], scene.reaches[index])
    if before.unit != _PERCENT or gap > _CLAUSE or before.kind not in {"change", "rate", "share"}:
        return None
    if before.kind != "change":
        return Turn(before.kind, None, "as-before")
    own = _noun_after(scene, scene.reaches[index])
    if own:
        return None
    return Turn("change", "down" if before.value < 0 else "up", "as-before")


def signed(quantity: Quantity, turn: Turn) -> Quantity:
    """The quantity with the turn's kind; a change downwards is negative, its bounds turned over."""
    if quantity.kind != turn.kind:
        quantity = in_unit(quantity, quantity.unit, turn.kind)
    if turn.kind != "change" or turn.change != "down":
        return quantity
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    if any(bound < 0 for bound in bounds):
        return quantity
    return replace(quantity, low=_negative(quantity.high), high=_negative(quantity.low))


def _negative(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else -bound


def _ratio_direction(quantity: Quantity) -> Change:
    return "down" if quantity.value < 1 else "up"


def _is_by(scene: Scene, index: int) -> bool:
    """Whether the number says by how much ("rose by 5", "um 5 gestiegen")."""
    return _word_before(scene, index) in scene.lexicon.change.by


def _is_moved(scene: Scene, index: int, quantity: Quantity) -> bool:
    """Whether an amount that is no percentage is by how much something moved ("up 5 million", "lost 16 points")."""
    start = _opening(scene, index)
    if _is_by(scene, index) or is_difference(scene, index, start):
        return True
    change = scene.lexicon.change
    for mark in _directions(scene):
        if mark.end == start and mark.start < start:
            word = scene.lower[start - 1]
            aside = word in change.compared and word not in change.to
            if aside or quantity.unit in change.counted:
                return True
    return False


def _restated(scene: Scene, index: int) -> Change | None:
    """The direction of the change right before that is said again ("16 points, or 2.1 percent", "5 C (9 F)")."""
    if not index:
        return None
    before, reach = scene.mentions[index - 1], scene.reaches[index]
    end = scene.reaches[index - 1].end
    if before.noun_span is not None:
        end = max(end, scene.reach(before.noun_span).end)
    between = scene.lower[end : reach.start]
    if not between or not set(between) <= {",", "(", *scene.lexicon.change.again}:
        return None
    if between == [","] or before.quantity.unit == scene.mentions[index].quantity.unit:
        return None
    turn = read_change(scene, index - 1, before)
    return turn.change if turn.kind != "ratio" else None


def _word_before(scene: Scene, index: int) -> str:
    """The word before a mention and before what qualifies it."""
    position = _opening(scene, index) - 1
    return scene.lower[position] if position >= 0 else ""


def _opening(scene: Scene, index: int) -> int:
    """The first word of a mention together with its qualifier and an article."""
    mention, reach = scene.mentions[index], scene.reaches[index]
    start = reach.start
    if mention.qualifier_span is not None:
        start = min(start, scene.reach(mention.qualifier_span).start)
    articles, openers = scene.lexicon.determiners, scene.lexicon.change.openers
    adverbs = scene.lexicon.clauses.adverbs
    while start:
        word = scene.lower[start - 1]
        if word not in articles and word not in openers:
            moving = word in adverbs and any(one.start == start - 1 for one in _directions(scene))
            if word not in adverbs or moving:
                break
        start -= 1
    return start


def _is_change(scene: Scene, index: int) -> bool:
    reach = scene.reaches[index]
    change = scene.lexicon.change
    before = _word_before(scene, index)
    if before in change.by or is_said_to_be(scene, _opening(scene, index)):
        return True
    if before in change.start and is_open_range(scene, index, _opening(scene, index) - 1):
        return True
    if before in change.to and is_reached(scene, reach):
        return False
    if _compared_after(scene, reach) or _noun_after(scene, reach):
        return True
    if before in change.to or before in change.after:
        return False
    if before in change.start and not any(
        _grows_of(scene, mark, _opening(scene, index)) for mark in _directions(scene)
    ):
        return False
    start, functions = _opening(scene, index), scene.lexicon.functions
    if _is_of(scene, start) or _is_end_of_range(scene, index):
        return False
    for mark in _directions(scene):
        if mark.end <= start and scene.gap(mark, Reach(start, reach.end)) <= _LEFT:
            if "," in scene.lower[mark.end : start] and scene.lower[mark.start] in functions:
                # "were over 65, about a quarter": what only bounds a number ends with it
                continue
            between = [word for word in scene.lower[mark.end : start] if word != "'"]
            if between and between[-1] in change.amounts:
                between = between[:-1]
            if not any(word in change.to or word in change.share for word in between):
                return True
            if any(word in scene.lexicon.functions for word in between) and _grows_of(
                scene, mark, start
            ):
                return True
    return splits_around(scene, reach) is not None or is_moved(scene, start)


def _is_of(scene: Scene, start: int) -> bool:
    """Whether a share word stands right before ("a share of 20%")."""
    share = scene.lexicon.change.share
    marks = {
        mark.start: mark
        for mark in scene.marks("concept")
        if scene.lexicon.role_of(mark.value) == "share"
        and not any(mark.end <= moved.start < start for moved in _directions(scene))
    }
    return any(position in marks for position in range(max(0, start - 3), start)) and bool(share)


def _is_end_of_range(scene: Scene, index: int) -> bool:
    """Whether another percentage is set off against this one ("from 18 to 13 percent")."""
    before = _word_before(scene, index)
    following = index + 1 < len(scene.mentions) and _word_before(scene, index + 1)
    change = scene.lexicon.change
    return bool(following and following in change.to and before not in change.by) and (
        scene.gap(scene.reaches[index], scene.reaches[index + 1]) <= _LEFT
        and scene.mentions[index + 1].quantity.unit == _PERCENT
    )


def _grows_of(scene: Scene, mark: Mark, start: int) -> bool:
    """Whether a noun of growth is measured: "growth of 10%", "a decline of around 5%"."""
    return mark.end == start - 1 and scene.lower[start - 1] in scene.lexicon.change.share


def _directions(scene: Scene) -> list[Mark]:
    return scene.marks("change")


def _compared_after(scene: Scene, reach: Reach) -> bool:
    after = scene.lower[reach.end : reach.end + 2]
    compared = scene.lexicon.change.compared
    return bool(after) and (after[0] in compared or " ".join(after) in compared)


def _noun_after(scene: Scene, reach: Reach) -> bool:
    """Whether a word of growth or decline follows within the same phrase ("a 52% yearly increase", "5 % d'augmentation")."""
    for mark in _directions(scene):
        if mark.start == reach.end + 1 and scene.lower[reach.end] in scene.lexicon.change.nouns_of:
            return scene.lower[mark.start] not in scene.lexicon.functions
        if reach.end <= mark.start <= reach.end + _RIGHT - 1:
            between = scene.words[reach.end : mark.start]
            if all(
                (
                    (word.text.isalpha() or word.text == "-")
                    and word.lower not in scene.lexicon.functions
                )
                or word.lower in {"over", "on"}
                for word in between
            ):
                return scene.lower[mark.start] not in scene.lexicon.functions or not between
    return False


def _direction(scene: Scene, index: int) -> Change | None:
    """The direction that the nearest word gives."""
    reach = scene.reaches[index]
    split = splits_around(scene, reach)
    if split is not None:
        return split
    start = Reach(_opening(scene, index), reach.end)
    qualifier = scene.mentions[index].qualifier_span
    own = scene.reach(qualifier) if qualifier is not None else None
    best: tuple[int, int, str] | None = None
    for mark in _directions(scene):
        after = " ".join(scene.lower[reach.end : mark.end])
        if mark.start >= reach.end and after in scene.lexicon.change.compared:
            # "ganó un tercio menos"
            return "down" if mark.value == "down" else "up"
        if own is not None and own.start <= mark.start < own.end:
            continue
        gap = scene.gap(mark, start)
        behind = mark.start >= reach.start
        parted = behind and scene.opens_clause(reach.end, mark.start)
        ranked = (gap + behind + _CLAUSE * parted, mark.start, mark.value)
        if gap <= _CLAUSE and (best is None or ranked < best):
            best = ranked
    if best is None:
        return None
    return "down" if best[2] == "down" else "up"
