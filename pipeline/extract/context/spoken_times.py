"""What a sentence's times leave for the figures after it."""

from collections.abc import Mapping

from pipeline.extract.context.compared_times import is_compared, is_set_off
from pipeline.extract.context.governing import period_of
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.stories import Running, Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.time_rules import BEFORE
from pipeline.extract.time.times import find_times_in
from pipeline.model import Modality

_REPORTED = frozenset(
    {"year", "relative-year", "quarter", "half", "fiscal", "relative-fiscal", "first-months"}
)
_PASSING = BEFORE | {
    "then",
    "now",
    "month",
    "relative-month",
    "week",
    "month-end",
    "relative-quarter",
}
_OPENING = 2
_FISCAL = "FY"
_FRAGMENT = 7
_NEAR = 2
_MOODS: Mapping[str, Modality] = {"future": "forecast", "forecast": "forecast", "target": "target"}
_AHEAD: frozenset[Modality] = frozenset({"target", "forecast"})


def find_main(scene: Scene, story: Story) -> None:
    """The first year, quarter or half that the article names as past is what it reports on."""
    if story.main_period is not None or story.today is None:
        return
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        season = time.rule == "span" and not scene.mentions and _is_season(time)
        if (
            time.role == "period"
            and (time.rule in _REPORTED or season)
            and time.end_on is not None
            and time.end_on <= story.today
            and not is_compared(scene, place, time, None)
            and not _is_of_other(scene, place)
        ):
            story.main_period = period_of(time)
            return


def _is_of_other(scene: Scene, place: Reach) -> bool:
    """Whether a time is that of what a figure is set against ("22 pupils, against 25 in 2015")."""
    return any(
        0 <= place.start - reach.end <= _NEAR and is_set_off(scene, reach)
        for reach in scene.reaches[1:]
    )


def _is_season(time: TimeExpression) -> bool:
    """Whether a span is one season or business year over the turn of the year ("2024/25")."""
    start, end = time.start_on, time.end_on
    return start is not None and end is not None and end.year == start.year + 1


def learn_title(title: str, story: Story) -> None:
    """A period in the title is what the article reports on, or what it looks ahead to."""
    if story.today is None:
        return
    for time in find_times_in(title, 0, story.today, story.lexicon):
        if time.role != "period" or time.rule not in _REPORTED or time.end_on is None:
            continue
        if time.end_on <= story.today:
            story.main_period = story.main_period or period_of(time)
        else:
            story.ahead = story.ahead or period_of(time)


def learn(scene: Scene, story: Story) -> None:
    """A time named without a figure is what the next sentences speak of ("And 2030?")."""
    if scene.sentence.block.kind == "heading":
        return
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.role == "period" and time.start_on is not None and time.rule not in _PASSING:
            opens = place.start <= _OPENING or len(scene.words) <= _FRAGMENT
            if opens and time.rule != "until" and not is_compared(scene, place, time, None):
                period = period_of(time)
                moods = [mark.value for mark in scene.marks("modality") if mark.value in _MOODS]
                if period is not None:
                    story.topic = _place(scene, period, _MOODS[moods[0]] if moods else None)
                return


def remember(scene: Scene, period: Period, modality: Modality, story: Story) -> None:
    """Keeps a period named beside its figure for the figures that follow."""
    dated = period.start_on is not None or period.code.startswith(_FISCAL)
    ends, today = period.end_on, story.today
    if modality not in _AHEAD and ends and today and ends > today and "/" in period.code:
        # a season under way ("this winter's harvest") dates nothing that is done
        return
    if dated and not _looks_back(scene, period, modality, story):
        story.running[modality in _AHEAD] = _place(scene, period)
        story.topic = None


def _looks_back(scene: Scene, period: Period, modality: Modality, story: Story) -> bool:
    """Whether the sentence named a later time before, which it goes on to speak of ("..., beating 2023's record")."""
    runs, before = story.running.get(modality in _AHEAD), story.spoken
    return (
        runs is not None
        and before is not None
        and before.sentence == scene.sentence.start
        and before.period == runs.period
        and runs.period.start_on is not None
        and period.start_on is not None
        and period.start_on < runs.period.start_on
    )


def _place(scene: Scene, period: Period, mood: Modality | None = None) -> Running:
    sentence = scene.sentence
    return Running(period, sentence.block_index, sentence.heading, mood, sentence.start)
