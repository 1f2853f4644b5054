"""When a figure holds: the time expression that governs a mention."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract import calendar
from pipeline.extract.calendar import Period
from pipeline.extract.governing import governing, is_compared
from pipeline.extract.measures import Measured
from pipeline.extract.parts import TimeExpression
from pipeline.extract.scenes import Scene
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
_PASSING = _COMPARED | {
    "then",
    "now",
    "month",
    "relative-month",
    "week",
    "month-end",
    "relative-quarter",
}
_NEAR = 4
_OPENING = 2
_FRAGMENT = 7
_MOODS: Mapping[str, Modality] = {"future": "forecast", "forecast": "forecast", "target": "target"}
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


@dataclass(frozen=True, slots=True)
class When:
    """A mention's period, and how sure its place makes it: 2 named beside it, 1 carried, 0 none."""

    period: Period | None
    sureness: int
    keep: bool = True
    """Whether the figures that follow may hold for it too."""


def find_period(
    scene: Scene,
    index: int,
    modality: Modality,
    measured: Measured,
    kind: str,
    actor: str | None,
    story: Story,
) -> When:
    """The period of one mention."""
    mention = scene.mentions[index]
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if mention.table is not None:
        return _in_table(scene, index, story)
    before = _year_before(scene, index, story)
    if before is not None:
        return When(before, 2, keep=False)
    found = governing(scene, index, modality, concept, story)
    start = _starting_level(scene, index, story)
    if found is None and start is not None:
        return When(start, 2, keep=False)
    if found is not None:
        time, cost = found
        period = _resolved(scene, time, modality, concept, kind, story)
        beyond = time.span.start > mention.span.end and cost > _FAR
        if period is not None and not beyond and (cost <= _FAR or not _running(scene, story)):
            return When(period, 2 if cost <= _SURE else 1)
    return _carried(scene, modality, measured, kind, actor, story)


def _in_table(scene: Scene, index: int, story: Story) -> When:
    """A cell's period stands over its column or beside its row, else over one before it, or in the title."""
    table = scene.mentions[index].table
    if table is None:
        return When(None, 0)
    for text in (table.column_label, table.row_label):
        period = period_in(text, story)
        if period is not None:
            return When(period, 2)
    if _running(scene, story):
        return When(story.period, 1)
    for text in (table.caption, scene.sentence.heading or "", story.facts.title):
        period = period_in(text, story)
        if period is not None:
            return When(period, 1)
    return When(None, 0)


def learn(scene: Scene, story: Story) -> None:
    """A time named without a figure is what the next sentences speak of ("And 2030?")."""
    if scene.sentence.block.kind == "heading":
        return
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.role == "period" and time.start_on is not None and time.rule not in _PASSING:
            opens = place.start <= _OPENING or len(scene.words) <= _FRAGMENT
            if opens and time.rule != "until" and not is_compared(scene, place, time, None):
                story.period = _period(time)
                story.period_block = scene.sentence.block_index
                story.period_heading = scene.sentence.heading
                story.mood = next(
                    (
                        _MOODS[mark.value]
                        for mark in scene.marks("modality")
                        if mark.value in _MOODS
                    ),
                    None,
                )
                return


def period_in(text: str, story: Story) -> Period | None:
    """The first period that a label or a heading names."""
    for time in find_times_in(text, 0, story.today, story.lexicon):
        if time.role == "period" and time.code is not None and time.rule not in _COMPARED:
            return _period(time)
    return None


def remember(scene: Scene, when: When, story: Story) -> None:
    """Keeps a period named beside its figure for the figures that follow."""
    if (
        when.keep
        and when.sureness > 1
        and when.period is not None
        and when.period.start_on is not None
    ):
        story.period = when.period
        story.period_block = scene.sentence.block_index
        story.period_heading = scene.sentence.heading
        story.mood = None


def _period(time: TimeExpression) -> Period | None:
    return None if time.code is None else Period(time.code, time.start_on, time.end_on)


def _starting_level(scene: Scene, index: int, story: Story) -> Period | None:
    """The year before, for the level that a yearly change starts from ("from 18 to 13 percent")."""
    change = scene.lexicon.change
    if index + 1 >= len(scene.mentions):
        return None
    reach, following = scene.reaches[index], scene.reaches[index + 1]
    if not (reach.start and scene.lower[reach.start - 1] in change.start):
        return None
    if scene.lower[following.start - 1] not in change.to or following.start - reach.end > _ADJACENT:
        return None
    anchor = _anchor(scene, story)
    return calendar.year(anchor - 1) if anchor else None


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
    return _stretch(period, kind) if period is not None and kind != "count" else period


def _year_before(scene: Scene, index: int, story: Story) -> Period | None:
    """The year before the one spoken of: "after 16.5 percent the year before", "back then"."""
    reach = scene.reaches[index]
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.rule == "year-before":
            close = place.start >= reach.end and scene.gap(reach, place) <= _ADJACENT
            if close and not is_compared(scene, place, time, index):
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
    scene: Scene,
    modality: Modality,
    measured: Measured,
    kind: str,
    actor: str | None,
    story: Story,
) -> When:
    """No time in the sentence: the day for a quote, the heading's, or the last one named."""
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if concept is not None and concept.daily and story.today is not None:
        return When(Period(story.today.isoformat(), story.today, story.today), 1)
    if scene.sentence.heading:
        period = period_in(scene.sentence.heading, story)
        if period is not None and (modality in _AHEAD or _is_past(period, story)):
            return When(period, 1)
    known = story.by_concept.get(measured.concept or "")
    if (
        modality in _AHEAD
        and known is not None
        and known.modality in _AHEAD
        and scene.sentence.block_index - known.block <= _BLOCKS
    ):
        return When(known.period, 1)
    if not _running(scene, story) or story.period is None:
        return When(None, 0)
    here = story.period_block == scene.sentence.block_index
    fits = here or _is_past(story.period, story) == (modality not in _AHEAD)
    if kind == "change" and scene.marks("yearly") and "/" not in story.period.code:
        fits = False
    if kind == "amount" and not here and known is None:
        fits = False
    standing = concept is not None and (concept.settled or concept.weak)
    if standing and (kind != "share" or actor == "company"):
        fits = False
    if fits:
        return When(_stretch(story.period, kind), 1)
    return When(None, 0)


def _stretch(period: Period, kind: str) -> Period:
    """A change does not hold at a year's end but over the year."""
    if (
        kind in {"change", "count", "rate"}
        and period.code.endswith("-end")
        and period.start_on is not None
    ):
        return calendar.year(period.start_on.year) or period
    return period


def _is_past(period: Period, story: Story) -> bool:
    return bool(
        period.start_on is not None
        and story.today is not None
        and period.start_on <= story.today
        and (period.end_on is None or period.end_on.year <= story.today.year)
    )


RANK: Mapping[int, float] = {2: 1.0, 1: 0.6, 0: 0.3}
"""What each sureness is worth in a claim's confidence."""
