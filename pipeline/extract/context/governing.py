"""Which time of a sentence governs a figure."""

from datetime import date

from pipeline.extract.context.compared_times import is_ahead, is_compared, is_set_off
from pipeline.extract.context.days import is_day_of_event, is_told
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.time_rules import BEFORE
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_SURE = 8
_STEEP = frozenset({"percent", "percentage_point", "basis_point"})
_ADJACENT = 3
_ADJACENT_BONUS = 5
_OPENING_COST = 6
_AFTER_BREAK = 4
_NEAR = 4
_LISTED = 3
_LEVELS = frozenset({"rate", "share", "amount"})
_BARE = 3
_PLANS = frozenset({"target", "forecast", "future", "plan"})
_STRETCHES = frozenset({"since", "span", "past-years", "year"})
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


def period_of(time: TimeExpression) -> Period | None:
    """A time expression as a period, if it stands for one."""
    return None if time.code is None else Period(time.code, time.start_on, time.end_on)


def _is_bracketed(scene: Scene, place: Reach, reach: Reach) -> bool:
    """Whether the time stands in brackets of its own, with another figure or name."""
    low, high = min(place.start, reach.end), max(place.end, reach.start)
    texts = [word.text for word in scene.words[low:high]]
    if place.start >= reach.end:
        opened = texts.count("(") > texts.count(")")
        return opened and (place.start - reach.end > 1 or _holds_figure(scene, place))
    return next((text for text in texts if text in {"(", ")"}), "") == ")"


def is_aside(scene: Scene, time: TimeExpression) -> bool:
    """Whether a time stands in brackets: what goes on does so outside of them."""
    before = [word.text for word in scene.words[: scene.reach(time.span).start]]
    return before.count("(") > before.count(")")


def _is_anothers(scene: Scene, index: int, place: Reach) -> bool:
    """Whether a time behind a sign belongs to the figure of that clause ("59 were done, in 2030 it is to be 80")."""
    reach = scene.reaches[index]
    if place.start < reach.end or index + 1 >= len(scene.reaches):
        return False
    following = scene.reaches[index + 1]
    low, high = min(following.end, place.end), max(following.start, place.start)
    against = scene.lower[following.start - 1] in scene.lexicon.change.after
    if following.start < place.start and following.start - reach.end <= _LISTED and not against:
        # "5 and 6 in 2030"
        return False
    apart = _breaks_between(scene, reach.end, min(place.start, following.start))
    return apart and not _breaks_between(scene, low, high)


def _is_of_start(scene: Scene, index: int, place: Reach) -> bool:
    """Whether the time is that of the level a change starts from ("up 19% from £2bn last year")."""
    return any(
        other.end <= place.start
        and scene.gap(other, place) <= _ADJACENT
        and is_set_off(scene, other, starts=True)
        for other in scene.reaches[index + 1 :]
    )


def _holds_figure(scene: Scene, place: Reach) -> bool:
    """Whether the brackets around a time hold a figure of their own ("5.1 GW (2023: 4.8 GW)")."""
    closing = next(
        (at for at in range(place.end, len(scene.words)) if scene.words[at].text == ")"), place.end
    )
    return any(place.end <= reach.start < closing for reach in scene.reaches)


def _breaks_between(scene: Scene, start: int, end: int) -> bool:
    return any(
        scene.lower[position] in scene.lexicon.breaks or scene.words[position].text in {",", ";"}
        for position in range(start, end)
    )


def _with_conversion(scene: Scene, index: int, place: Reach) -> Reach:
    """Where a mention ends before a time behind it: with what it is in other money ("3 billion euros ($3.4 billion) in May")."""
    reach = scene.reaches[index]
    if index + 1 < len(scene.mentions) and scene.mentions[index + 1].conversion_of == index:
        last = scene.reaches[index + 1].end
        return Reach(reach.start, last) if last <= place.start else reach
    return reach


def _may_govern(time: TimeExpression, modality: Modality, *, daily: bool, near: bool) -> bool:
    if time.rule in BEFORE or time.rule == "then":
        return False
    if time.role == "period":
        return time.code is not None
    if time.role == "duration":
        ahead = time.rule == "coming-years"
        if time.code is None or time.rule == "duration":
            return False
        if time.rule == "over-years":
            return modality in _AHEAD
        return ahead == (modality in _AHEAD) or (ahead and near)
    return time.role == "date" and daily and time.code is not None


def _is_passed_over(
    scene: Scene, index: int, time: TimeExpression, place: Reach, modality: Modality
) -> bool:
    """Whether a time tells of something else: since when a level holds, or the week somebody said so."""
    if time.rule == "since-month":
        return is_level(scene, index)
    if _grows_yearly(scene, index, place):
        return True
    if time.rule == "over-years" and scene.mentions[index].quantity.unit in _STEEP:
        # "50% over six years" is how steep, not when
        return True
    if time.rule == "week":
        return modality != "actual" or is_told(scene, place)
    return False


def _grows_yearly(scene: Scene, index: int, place: Reach) -> bool:
    """Whether a mention is a growth for each year, which a single time in a clause before it does not date."""
    reach = scene.reaches[index]
    if (
        scene.mentions[index].quantity.kind != "change"
        or place.end > reach.start
        or place.start <= 1
    ):
        return False
    yearly = any(0 <= mark.start - reach.end <= 1 for mark in scene.marks("yearly"))
    return yearly and any(
        scene.words[at].text in {",", ";"} for at in range(place.end, reach.start)
    )


def is_level(scene: Scene, index: int) -> bool:
    """Whether a mention is a level rather than what has changed or come together."""
    return scene.mentions[index].quantity.kind in _LEVELS


def _is_over(time: TimeExpression, today: date | None) -> bool:
    """Whether a part of a year is past: then a plan was made, not set for it."""
    return (
        today is not None
        and time.end_on is not None
        and time.rule in {"month", "month-end", "relative-month", "relative-quarter", "week"}
        and time.end_on < today
    )


def _is_of_done(
    scene: Scene, index: int, time: TimeExpression, place: Reach, today: date | None
) -> bool:
    """Whether a past year is that of the figure before, from which the sentence goes on to a plan ("earned 3 in 2024 and wants to invest 2")."""
    reach = scene.reaches[index]
    if not index or today is None or time.end_on is None or time.end_on.year >= today.year:
        return False
    between = scene.reaches[index - 1]
    plans = [mark for mark in scene.marks("modality") if mark.value in _PLANS]
    return place.end <= reach.start and any(
        max(place.end, between.end) <= mark.start and mark.end <= reach.start
        for mark in (*plans, *scene.marks("intending"))
    )


def _is_done_in(scene: Scene, place: Reach) -> bool:
    """Whether a bare "in two years" is how long something took, by a word that says it is done."""
    return place.end - place.start <= _BARE and any(
        mark.value == "actual" and mark.end <= place.start for mark in scene.marks("modality")
    )


def governing(
    scene: Scene, index: int, modality: Modality, concept: Concept | None, story: Story
) -> tuple[TimeExpression, int] | None:
    """The time nearest to a mention, with what looking there cost; comparisons are passed over."""
    reach = scene.reaches[index]
    daily = concept is not None and concept.daily
    today = story.today
    best: tuple[int, int, TimeExpression] | None = None
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        near = place.start >= reach.end and scene.gap(reach, place) <= _NEAR
        dated = daily or (
            modality == "actual" and is_day_of_event(scene, index, time, place, today)
        )
        if not _may_govern(time, modality, daily=dated, near=near) or is_compared(
            scene, place, time, index, today
        ):
            continue
        cost = scene.gap(_with_conversion(scene, index, place), place)
        if _is_passed_over(scene, index, time, place, modality):
            continue
        if time.rule == "now" and (place.start >= reach.end or cost > _SURE):
            continue
        if modality in _AHEAD and (
            _is_over(time, today) or _is_of_done(scene, index, time, place, today)
        ):
            continue
        if time.rule == "coming-years" and modality == "actual" and _is_done_in(scene, place):
            continue
        if daily and time.rule in _STRETCHES:
            # a quote of today is set against a stretch
            continue
        behind = place.start >= reach.end and _breaks_between(scene, reach.end, place.start)
        if behind and modality == "actual" and is_ahead(time, today):
            continue
        aside = _is_bracketed(scene, place, reach) or _is_anothers(scene, index, place)
        if aside or _is_of_start(scene, index, place):
            continue
        if place.start >= reach.end:
            cost -= _ADJACENT_BONUS if cost <= _ADJACENT else 0
            cost += _AFTER_BREAK if _breaks_between(scene, reach.end, place.start) else 0
        elif place.start <= 1 or scene.words[place.start - 1].text in {",", ";"}:
            cost = min(cost, _OPENING_COST)
        ranked = (cost, place.start, time)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return None if best is None else (best[2], best[0])
