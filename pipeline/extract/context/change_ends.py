"""The two ends of a change, and when each holds: "from 18 to 13 percent", "356,000 units, down from 412,000"."""

from dataclasses import dataclass

from pipeline.extract.context.differences import starts_contrary
from pipeline.extract.context.levels import anchor_of, place_before, word_before
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period

_ADJACENT = 3
_OF = 2
_MONTH_CODE = 7
_AHEAD = frozenset({"target", "forecast", "future", "plan"})
_SPANS = frozenset({"span"})
"""Rules of stretches of whole years ("from 2010 to 2024"): the start of a change is that of the stretch."""


@dataclass(frozen=True, slots=True)
class End:
    """The period of a level at an end of a change; None for one that holds today, as a plan is to change it."""

    period: Period | None
    reached: bool = False


def end_of_change(
    scene: Scene, index: int, time: TimeExpression | None, story: Story, *, flows: bool
) -> End | None:
    """The period of a level that a change starts from or reaches; None where ``time``, which governs it, tells it.

    ``flows`` tells that the measure adds up over a time, or is a statistic of one, as a rate is.
    """
    start = _starting_level(scene, index, story, flows=flows)
    if start is not None and (time is None or _is_of_other(scene, index, time, start, story)):
        return End(start.period)
    reached = _reached_level(scene, index)
    if reached is not None and (time is None or time.rule in _SPANS):
        return End(reached, reached=True)
    return None


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a change starts from: the period of that level, None for the one of today that a plan is to change.

    ``late`` tells that a time before it belongs to the level reached ("sold in 2024, down from 356,000").
    """

    period: Period | None
    late: bool = False


def _starting_level(scene: Scene, index: int, story: Story, *, flows: bool) -> _Start | None:
    """The year before, for the level that a yearly change starts from ("from 18 to 13", "to 13 from 18", "up from 18")."""
    change = scene.lexicon.change
    word = place_before(scene, index)
    rises = word >= 0 and _starts(scene, index, word) and _rises_to(scene, index)
    if not rises and (word < 0 or scene.lower[word] not in change.start):
        return None
    compared = index > 0 and word > 0 and _is_compared_from(scene, index, word)
    if rises and starts_contrary(scene, index):
        return None
    if not (compared or rises or _falls_from(scene, index)) or _has_own_time(scene, index):
        return None
    span = _span(scene)
    if span is not None and span.start_on is not None:
        return _Start(calendar.year(span.start_on.year), late=True)
    later = None if compared else _ahead(scene, index, story)
    if later is None and not flows and _is_ahead(scene):
        # of a price or a staff that is to change the level before is that of today
        return _Start(None)
    anchor = later or anchor_of(scene, index, story)
    if anchor is None:
        return None
    if (
        story.today is not None
        and anchor.end_on is not None
        and anchor.end_on.year > story.today.year
    ):
        # the sum of a year comes after that of the year before, prices and stocks hold until they change
        yearly = scene.mentions[index].quantity.kind == "amount"
        near = yearly and _is_next_year(anchor.code, story)
        return _Start(calendar.shifted(anchor, -1) if near else None, late=True)
    # a month's figure is as often set against the month before
    if len(anchor.code) == _MONTH_CODE and not _is_quarter(anchor):
        return None
    period = calendar.shifted(anchor, -1)
    return None if period is None else _Start(period, late=True)


def _is_ahead(scene: Scene) -> bool:
    """Whether a sentence without a time tells what is to come ("le billet passera de 14 à 17 euros")."""
    if any(time.role == "period" for time in scene.times):
        return False
    return any(mark.value in _AHEAD for mark in scene.marks("modality"))


def _reached_level(scene: Scene, index: int) -> Period | None:
    """The last year of a stretch, for the level reached in it ("from 2010 to 2024 output rose from 4 to 9 million")."""
    span = _span(scene)
    if span is None or span.end_on is None or not index:
        return None
    word = place_before(scene, index - 1)
    starts = word >= 0 and _starts(scene, index - 1, word)
    return calendar.year(span.end_on.year) if starts and _rises_to(scene, index - 1) else None


def _span(scene: Scene) -> TimeExpression | None:
    return next((time for time in scene.times if time.rule in _SPANS), None)


def _ahead(scene: Scene, index: int, story: Story) -> Period | None:
    """A later year that stands with the two ends of a change: no other number lies between."""
    if story.today is None:
        return None
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        later = time.end_on is not None and time.end_on.year > story.today.year
        between = sum(
            place.end <= reach.start < scene.reaches[index].start
            or scene.reaches[index].end <= reach.start < place.start
            for reach in scene.reaches
        )
        if later and time.role == "period" and time.code and between <= 1:
            return Period(time.code, time.start_on, time.end_on)
    return None


def _starts(scene: Scene, index: int, word: int) -> bool:
    """Whether a word stands before the start of a change; one that elsewhere says "of", only before a level."""
    change = scene.lexicon.change
    level = scene.mentions[index].quantity.kind != "change"
    return scene.lower[word] in change.start or (level and scene.lower[word] in change.from_to)


def _has_own_time(scene: Scene, index: int) -> bool:
    """Whether a time stands right behind a mention, and before the next one ("to 12 percent from 9 percent in 2010")."""
    reach = scene.reaches[index]
    return any(
        time.role == "period"
        and place.start >= reach.end
        and scene.gap(reach, place) <= _OF
        and (index + 1 == len(scene.reaches) or place.end <= scene.reaches[index + 1].start)
        for time, place in zip(scene.times, scene.time_reaches, strict=True)
    )


def _is_compared_from(scene: Scene, index: int, word: int) -> bool:
    """Whether a direction stands before the word for the start, after a level of that unit ("356 units, down from 412")."""
    before, mention = scene.mentions[index - 1].quantity, scene.mentions[index].quantity
    return (
        scene.lower[word - 1] in scene.lexicon.change.compared
        and word - 1 >= scene.reaches[index - 1].end
        and before.unit == mention.unit
        and before.kind == mention.kind != "change"
    )


def _rises_to(scene: Scene, index: int) -> bool:
    """Whether the level reached follows ("from 18 to 13")."""
    if index + 1 >= len(scene.mentions):
        return False
    reach, following = scene.reaches[index], scene.reaches[index + 1]
    to = word_before(scene, index + 1) in scene.lexicon.change.to
    return to and following.start - reach.end <= _ADJACENT


def _falls_from(scene: Scene, index: int) -> bool:
    """Whether the level reached stands right before ("to 13 from 18")."""
    if not index:
        return False
    reach, before = scene.reaches[index], scene.reaches[index - 1]
    to = word_before(scene, index - 1) in scene.lexicon.change.to
    timed = sum(
        place.end - place.start
        for place in scene.time_reaches
        if before.end <= place.start and place.end <= reach.start
    )
    return to and reach.start - before.end - timed <= _ADJACENT


def _is_quarter(period: Period) -> bool:
    return "Q" in period.code or "H" in period.code


def _is_of_other(
    scene: Scene, index: int, time: TimeExpression, start: _Start, story: Story
) -> bool:
    """Whether a time is that of the level reached, not of the one that a change starts from."""
    ahead = story.today is None or time.end_on is None or time.end_on > story.today
    if ahead and start.period is not None and not _is_next_year(time.code, story):
        return False
    if not start.late:
        return False
    mention = scene.mentions[index]
    if time.span.end <= mention.span.start:
        return True
    following = scene.mentions[index + 1 : index + 2]
    return any(one.span.end <= time.span.start for one in following)


def _is_next_year(code: str | None, story: Story) -> bool:
    return story.today is not None and code == str(story.today.year + 1)
