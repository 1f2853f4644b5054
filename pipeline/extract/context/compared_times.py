"""Which times of a sentence a figure is only compared with ("than in 2023", "the lowest since 2010")."""

from datetime import date

from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.parts import TimeExpression

_FAR = 14
_NEAR = 4
_OF_TIME = 5
_OF_LEVEL = 8
_POINTS = frozenset({"percent", "percentage_point", "basis_point"})
_SINCE = frozenset({"since", "since-month"})
_PAST_YEARS = "past-years"


def is_compared(
    scene: Scene,
    place: Reach,
    time: TimeExpression,
    index: int | None,
    today: date | None = None,
) -> bool:
    """Whether the time is only what the figure is compared with ("than in 2023")."""
    if time.rule in {"year-end", "relative-year-end", "through", "until", "coming-years"}:
        return False
    if time.rule in _SINCE:
        # "the most since 2010" compares, "since 2010 it has grown by 53%" does not
        return _is_record(scene, place) or (
            index is not None
            and scene.mentions[index].quantity.unit in _POINTS
            and place.start > 1
            and not 0 <= place.start - scene.reaches[index].end <= 1
            and not _grows_since(scene, place, scene.reaches[index])
        )
    if index is not None and _is_multiplied(scene, place):
        return True
    if time.rule == _PAST_YEARS and _is_record(scene, place):
        return True
    if index is not None and (_goes_before(scene, place, index) or _is_when(scene, place, index)):
        return False
    starts = scene.lexicon.change.start
    ahead = is_ahead(time, today)
    if _is_of_level(scene, place, index):
        return True
    figures = {reach.start for reach in scene.reaches}
    other = any(one.start < place.start <= one.end for one in scene.time_reaches if one != place)
    for mark in scene.marks("comparison"):
        if mark.end in figures:
            # it is the figure that is compared ("after 48 the season before")
            continue
        if mark.end == place.start or (mark.end == place.start - 1 and not other):
            if ahead and scene.lower[mark.start] in starts:
                # "from 2027" on
                continue
            return True
        if place.start < mark.end <= place.end and mark.start < place.start:
            return True
    return False


def _is_of_level(scene: Scene, place: Reach, index: int | None) -> bool:
    """Whether a figure is more or less than something of that time ("1% below the poor crop of 2024", "triple the value of 2023")."""
    first = scene.lower[place.start - 1 : place.start + 1]
    if not place.start or scene.lexicon.change.share.isdisjoint(first):
        return False
    if index is not None and place.end <= scene.reaches[index].start:
        # a clause of its own may say how much that was
        opens = scene.lower[place.end : place.end + 2]
        if opens[:1] == [","] and not scene.lexicon.breaks.isdisjoint(opens):
            return False
    for at, reach in enumerate(scene.reaches):
        if not 0 < place.start - reach.end <= _OF_LEVEL:
            continue
        inner = index is not None and at < index and scene.reaches[index].end <= place.start
        if inner or not _is_more(scene, at):
            continue
        between = scene.lower[reach.end : place.start]
        if scene.lexicon.breaks.isdisjoint(between) and "," not in between:
            return True
    return False


def _is_more(scene: Scene, index: int) -> bool:
    """Whether a figure is how much more or less there is than of something named behind it."""
    end, lexicon = scene.reaches[index].end, scene.lexicon
    if scene.mentions[index].quantity.kind == "ratio":
        after = scene.lower[end : end + 1]
        return bool(after) and after[0] in lexicon.determiners | lexicon.change.share
    compared = lexicon.change.compared
    return any(" ".join(scene.lower[end : end + length]) in compared for length in (1, 2))


def _goes_before(scene: Scene, place: Reach, index: int) -> bool:
    """Whether the figure is the one compared with: it stands right after the time ("than last year's crop of 5m")."""
    reach = scene.reaches[index]
    if index == 0 or place.end > reach.start or scene.gap(place, reach) > _OF_TIME:
        return False
    return scene.reaches[index - 1].end <= place.start


def _is_when(scene: Scene, place: Reach, index: int) -> bool:
    """Whether the figure is the first of a clause on what happened at that time ("more than in 2019, when 398 were counted")."""
    start, opened = scene.reaches[index].start, place.end + 1
    if start <= opened or scene.words[place.end].text != ",":
        return False
    if scene.lower[opened] not in scene.lexicon.clauses.when:
        return False
    return not any(opened < one.start < start for one in scene.reaches)


def _grows_since(scene: Scene, place: Reach, reach: Reach) -> bool:
    """Whether the figure follows in the same clause ("ist seit 2023 um 12 Prozent gestiegen")."""
    if place.end > reach.start:
        return False
    apart = {*scene.lexicon.breaks, *scene.lexicon.clauses.joins, ",", ";"}
    apart -= scene.lexicon.change.by
    return apart.isdisjoint(scene.lower[place.end : reach.start])


def _is_multiplied(scene: Scene, place: Reach) -> bool:
    """Whether the time follows a multiple in a clause of its own ("double what it paid last year")."""
    return any(
        mention.quantity.kind == "ratio"
        and reach.end <= place.start
        and scene.gap(reach, place) <= _FAR
        and any(
            scene.lower[position] in scene.lexicon.clauses.pronouns
            for position in range(reach.end, min(reach.end + 3, place.start))
        )
        for mention, reach in zip(scene.mentions, scene.reaches, strict=True)
    )


def _is_record(scene: Scene, place: Reach) -> bool:
    """Whether the figure is the highest or lowest of these years ("the lowest level in the past ten years")."""
    return any(
        0 <= place.start - mark.end <= _NEAR
        and not any(mark.end <= reach.start < place.start for reach in scene.reaches)
        for mark in scene.marks("superlative")
    )


def is_ahead(time: TimeExpression, today: date | None) -> bool:
    """Whether a time is still to come."""
    return today is not None and time.start_on is not None and time.start_on > today


def is_set_off(scene: Scene, reach: Reach, *, starts: bool = False) -> bool:
    """Whether a number is what another is set against, behind its articles ("frente a los 388.000").

    ``starts``: or where a change starts from ("up from 388,000").
    """
    change, at = scene.lexicon.change, reach.start - 1
    while at > 0 and scene.lower[at] in scene.lexicon.determiners:
        at -= 1
    if at < 0:
        return False
    words = change.after | change.start if starts else change.after
    if scene.lower[at] in words:
        return True
    return at > 0 and scene.lower[at] in change.to and scene.lower[at - 1] in change.after
