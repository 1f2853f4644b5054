"""When a figure holds: the time expression that governs a mention."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.context.fitting import ahead, of_subject, stretched
from pipeline.extract.context.governing import governing, is_compared
from pipeline.extract.context.levels import starting_level, year_before
from pipeline.extract.context.measures import Measured
from pipeline.extract.context.named_subjects import Subject
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Running, Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.times import find_times_in
from pipeline.model import Modality
from pipeline.spec.metrics import Concept

_FAR = 14
_SURE = 8
_BLOCKS = 2
_COMPARED = frozenset({"year-before", "same-period"})
_REPORTED = frozenset(
    {"year", "relative-year", "quarter", "half", "fiscal", "relative-fiscal", "first-months"}
)
_PLACES = frozenset({"place", "region", "city"})
_PARTS = frozenset({"quarter", "half"})
_PASSING = _COMPARED | {
    "then",
    "now",
    "month",
    "relative-month",
    "week",
    "month-end",
    "relative-quarter",
}
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
    subject: Subject,
    story: Story,
) -> When:
    """The period of one mention."""
    mention = scene.mentions[index]
    concept = scene.lexicon.concepts.get(measured.concept or "")
    if mention.table is not None:
        return _in_table(scene, index, story)
    before = year_before(scene, index, story)
    if before is not None:
        return When(before, 2, keep=False)
    found = governing(scene, index, modality, concept, story)
    start = starting_level(scene, index, story)
    if found is None and start is not None:
        return When(start, 2, keep=False)
    if found is not None:
        time, cost = found
        period = _resolved(scene, time, modality, concept, kind, story)
        # what stands under a heading is said of its figure
        far = _FAR if scene.sentence.block.kind != "heading" else 2 * _FAR
        beyond = time.span.start > mention.span.end and cost > far
        running = _running(scene, modality, story)
        if period is not None and not beyond and (cost <= _FAR or running is None):
            return When(period, 2 if cost <= _SURE else 1)
    return _carried(scene, modality, measured, kind, subject, story)


def _in_table(scene: Scene, index: int, story: Story) -> When:
    """A cell's period stands over its column or beside its row, else over one before it, or in the title."""
    table = scene.mentions[index].table
    if table is None:
        return When(None, 0)
    for text in (table.column_label, table.row_label):
        period = period_in(text, story)
        if period is not None:
            return When(period, 2)
    running = _running(scene, "actual", story)
    if running is not None:
        return When(running, 1)
    for text in (table.caption, scene.sentence.heading or "", story.facts.title):
        period = period_in(text, story)
        if period is not None:
            return When(period, 1)
    return When(None, 0)


def find_main(scene: Scene, story: Story) -> None:
    """The first year, quarter or half that the article names as past is what it reports on."""
    if story.main_period is not None or story.today is None:
        return
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if (
            time.role == "period"
            and time.rule in _REPORTED
            and time.end_on is not None
            and time.end_on <= story.today
            and not is_compared(scene, place, time, None)
            and not (
                time.rule in _PARTS and any(m.value in _MOODS for m in scene.marks("modality"))
            )
        ):
            story.main_period = _period(time)
            return


def learn(scene: Scene, story: Story) -> None:
    """A time named without a figure is what the next sentences speak of ("And 2030?")."""
    if scene.sentence.block.kind == "heading":
        return
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.role == "period" and time.start_on is not None and time.rule not in _PASSING:
            opens = place.start <= _OPENING or len(scene.words) <= _FRAGMENT
            if opens and time.rule != "until" and not is_compared(scene, place, time, None):
                period = _period(time)
                moods = [mark.value for mark in scene.marks("modality") if mark.value in _MOODS]
                if period is not None:
                    story.topic = _place(scene, period, _MOODS[moods[0]] if moods else None)
                return


def period_in(text: str, story: Story) -> Period | None:
    """The first period that a label or a heading names."""
    for time in find_times_in(text, 0, story.today, story.lexicon):
        if time.role == "period" and time.code is not None and time.rule not in _COMPARED:
            return _period(time)
    return None


def remember(scene: Scene, when: When, modality: Modality, story: Story) -> None:
    """Keeps a period named beside its figure for the figures that follow."""
    if (
        when.keep
        and when.sureness > 1
        and when.period is not None
        and when.period.start_on is not None
    ):
        story.running[modality in _AHEAD] = _place(scene, when.period)
        story.topic = None


def _place(scene: Scene, period: Period, mood: Modality | None = None) -> Running:
    return Running(period, scene.sentence.block_index, scene.sentence.heading, mood)


def _period(time: TimeExpression) -> Period | None:
    return None if time.code is None else Period(time.code, time.start_on, time.end_on)


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
    if modality in _AHEAD and time.rule in _PARTS and period is not None:
        period = ahead(scene, time, period, story)
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
    return stretched(period, kind) if period is not None and kind != "count" else period


def _running(scene: Scene, modality: Modality, story: Story) -> Period | None:
    """The period that the text goes on to speak of, for what is done or for what lies ahead."""
    topic = story.topic
    if topic is not None and topic.block == scene.sentence.block_index:
        return topic.period
    last = story.running.get(modality in _AHEAD)
    if (
        last is not None
        and 0 <= scene.sentence.block_index - last.block <= _BLOCKS
        and last.heading == scene.sentence.heading
    ):
        if modality not in _AHEAD and last.block != scene.sentence.block_index:
            return story.main_period or last.period
        return last.period
    return None


def _carried(
    scene: Scene,
    modality: Modality,
    measured: Measured,
    kind: str,
    subject: Subject,
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
        carried = known.period and of_subject(known.period, subject, story)
        return When(carried, 1)
    period = _running(scene, modality, story)
    statistic = subject.kind in _PLACES and kind in {"change", "count", "share", "rate"}
    if period is None and statistic and modality == "actual":
        period = story.main_period
    if period is None:
        return When(None, 0)
    last = story.running.get(modality in _AHEAD)
    here = last is None or last.block == scene.sentence.block_index
    fits = not (kind == "change" and scene.marks("yearly") and "/" not in period.code)
    money = story.today is not None and concept is not None and "money" in concept.of
    if kind == "amount" and money and not here and known is None:
        fits = False
    if concept is not None and kind == "share" and subject.kind == "company":
        # a company's part of a market is a standing, not a year's
        fits = fits and not (concept.settled or concept.weak)
    elif concept is not None and concept.settled and kind != "share":
        fits = False
    if fits:
        return When(of_subject(stretched(period, kind), subject, story), 1)
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
