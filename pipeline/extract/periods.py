"""When a figure holds: the time expression that governs a mention."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract import calendar
from pipeline.extract.calendar import Period
from pipeline.extract.parts import TimeExpression
from pipeline.extract.scenes import Reach, Scene
from pipeline.extract.stories import Story
from pipeline.extract.times import find_times_in
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_FAR = 14
_SURE = 8
_ADJACENT = 3
_ADJACENT_BONUS = 5
_OPENING_COST = 6
_AFTER_BREAK = 4
_BLOCKS = 2
_COMPARED = frozenset({"year-before", "same-period"})
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


@dataclass(frozen=True, slots=True)
class When:
    """A mention's period, and how sure its place makes it: 2 named beside it, 1 carried, 0 none."""

    period: Period | None
    sureness: int


def find_period(
    scene: Scene,
    index: int,
    modality: Modality,
    concept: Concept | None,
    kind: str,
    story: Story,
) -> When:
    """The period of one mention."""
    mention = scene.mentions[index]
    if mention.table is not None:
        for text in (mention.table.column_label, mention.table.row_label, mention.table.caption):
            period = period_in(text, story)
            if period is not None:
                return When(period, 2)
    governing = _governing(scene, index, modality, concept)
    if governing is not None:
        time, cost = governing
        period = _resolved(scene, time, modality, concept, kind, story)
        if period is not None and (cost <= _FAR or not _running(scene, story)):
            return When(period, 2 if cost <= _SURE else 1)
    before = _year_before(scene, index, story)
    if before is not None:
        return When(before, 2)
    return _carried(scene, modality, concept, kind, story)


def period_in(text: str, story: Story) -> Period | None:
    """The first period that a label or a heading names."""
    for time in find_times_in(text, 0, story.today, story.lexicon):
        if time.role == "period" and time.code is not None and time.rule not in _COMPARED:
            return _period(time)
    return None


def remember(scene: Scene, when: When, story: Story) -> None:
    """Keeps a period named beside its figure for the figures that follow."""
    if when.sureness > 1 and when.period is not None and when.period.start_on is not None:
        story.period = when.period
        story.period_block = scene.sentence.block_index
        story.period_heading = scene.sentence.heading


def _period(time: TimeExpression) -> Period | None:
    return None if time.code is None else Period(time.code, time.start_on, time.end_on)


def _governing(
    scene: Scene, index: int, modality: Modality, concept: Concept | None
) -> tuple[TimeExpression, int] | None:
    """The time nearest to a mention, with what looking there cost; comparisons are passed over."""
    reach = scene.reaches[index]
    daily = concept is not None and concept.daily
    best: tuple[int, int, TimeExpression] | None = None
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if not _may_govern(time, modality, daily=daily) or _is_compared(scene, place, time, index):
            continue
        cost = scene.gap(reach, place)
        if place.start >= reach.end:
            cost -= _ADJACENT_BONUS if cost <= _ADJACENT else 0
            cost += _AFTER_BREAK if _breaks_between(scene, reach.end, place.start) else 0
        elif place.start <= 1:
            cost = min(cost, _OPENING_COST)
        ranked = (cost, place.start, time)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    return None if best is None else (best[2], best[0])


def _may_govern(time: TimeExpression, modality: Modality, *, daily: bool) -> bool:
    if time.rule in _COMPARED or time.rule == "then":
        return False
    if time.role == "period":
        return time.code is not None
    if time.role == "duration":
        ahead = time.rule == "coming-years"
        return time.code is not None and ahead == (modality in _AHEAD)
    return time.role == "date" and daily and time.code is not None


def _is_compared(scene: Scene, place: Reach, time: TimeExpression, index: int) -> bool:
    """Whether the time is only what the figure is compared with ("than in 2023")."""
    if time.rule in {"year-end", "relative-year-end", "through", "until", "coming-years"}:
        return False
    if time.rule == "since":
        return scene.mentions[index].quantity.unit == "percent"
    for mark in scene.marks("comparison"):
        if mark.end in {place.start, place.start - 1} and mark.end <= place.start:
            return True
        if place.start < mark.end <= place.end and mark.start < place.start:
            return True
    return False


def _breaks_between(scene: Scene, start: int, end: int) -> bool:
    return any(
        scene.lower[position] in scene.lexicon.breaks or scene.words[position].text in {",", ";"}
        for position in range(start, end)
    )


def _resolved(
    scene: Scene,
    time: TimeExpression,
    modality: Modality,
    concept: Concept | None,
    kind: str,
    story: Story,
) -> Period | None:
    """The time as the figure's period: what is set aside until a year is so from now on."""
    period = _period(time)
    if (
        time.rule == "until"
        and modality == "target"
        and kind == "amount"
        and concept is not None
        and concept.planned
        and "money" in concept.of
        and not scene.marks("change")
        and period is not None
        and period.end_on is not None
        and story.today is not None
        and period.end_on.year > story.today.year
    ):
        return calendar.span(story.today.year, period.end_on.year)
    return period


def _year_before(scene: Scene, index: int, story: Story) -> Period | None:
    """The year before the one spoken of: "after 16.5 percent the year before", "back then"."""
    reach = scene.reaches[index]
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.rule == "year-before":
            close = place.start >= reach.end and scene.gap(reach, place) <= _ADJACENT
            if close and not _is_compared(scene, place, time, index):
                anchor = _anchor(scene, story)
                return calendar.year(anchor - 1) if anchor else None
        elif time.rule == "then" and place.end <= reach.start and story.period is not None:
            anchor = _anchor(scene, story)
            return calendar.year(anchor - 1) if anchor else None
    return None


def _anchor(scene: Scene, story: Story) -> int | None:
    for time in scene.times:
        if time.role == "period" and time.rule in {"year", "relative-year"} and time.start_on:
            return time.start_on.year
    if story.period is not None and story.period.start_on is not None:
        return story.period.start_on.year
    return story.today.year if story.today else None


def _running(scene: Scene, story: Story) -> bool:
    """Whether the article is still speaking of the last period it named."""
    return (
        story.period is not None
        and 0 <= scene.sentence.block_index - story.period_block <= _BLOCKS
        and story.period_heading == scene.sentence.heading
    )


def _carried(
    scene: Scene, modality: Modality, concept: Concept | None, kind: str, story: Story
) -> When:
    """No time in the sentence: the day for a quote, the heading's, or the last one named."""
    if concept is not None and concept.daily and story.today is not None:
        return When(Period(story.today.isoformat(), story.today, story.today), 1)
    if scene.sentence.heading:
        period = period_in(scene.sentence.heading, story)
        if period is not None and (modality in _AHEAD or _is_past(period, story)):
            return When(period, 1)
    if not _running(scene, story) or story.period is None:
        return When(None, 0)
    past = _is_past(story.period, story)
    fits = past == (modality not in _AHEAD)
    standing = concept is not None and concept.settled
    if fits and not standing and kind in {"count", "change", "amount", "rate", "share", "ratio"}:
        return When(story.period, 1)
    return When(None, 0)


def _is_past(period: Period, story: Story) -> bool:
    return bool(
        period.start_on is not None
        and story.today is not None
        and period.start_on <= story.today
        and (period.end_on is None or period.end_on.year <= story.today.year)
    )


RANK: Mapping[int, float] = {2: 1.0, 1: 0.6, 0: 0.3}
"""What each sureness is worth in a claim's confidence."""
