"""A time fitted to its figure: years of one's own, parts of a year to come, ends and stretches."""

import re

from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.spoken_of import Subject
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.model import Modality

_FISCAL = re.compile(r"FY\d{4}")
_YEAR_DIGITS = 4


def done_by(period: Period, modality: Modality, story: Story) -> Period:
    """What was done up to the end of a month, was so up to one that is past."""
    ahead = period.start_on is not None and story.today is not None
    if modality != "actual" or not ahead or period.start_on is None or story.today is None:
        return period
    year = period.start_on.year - (period.start_on > story.today)
    return calendar.months(year, 1, period.start_on.month) or period


def of_subject(period: Period, subject: Subject, story: Story) -> Period:
    """A fiscal year is one company's own; for another it is the calendar year."""
    before = story.spoken
    if _FISCAL.fullmatch(period.code) is None or before is None or before.subject == subject.name:
        return period
    return calendar.year(int(period.code[-_YEAR_DIGITS:])) or period


def ahead(scene: Scene, time: TimeExpression, period: Period, story: Story) -> Period:
    """A part of a year without its year, spoken of as to come, is the next one."""
    offset = scene.sentence.start
    text = scene.sentence.text[time.span.start - offset : time.span.end - offset]
    start, end, today = period.start_on, period.end_on, story.today
    if today is None or start is None or end is None or end >= today or str(start.year) in text:
        return period
    return calendar.months(start.year + 1, start.month, end.month) or period


def multiplied(
    scene: Scene, index: int, period: Period, modality: Modality, story: Story
) -> Period | None:
    """What is to double by a year does so from the year known last on; None for any other figure."""
    start, today = period.start_on, story.today
    if scene.mentions[index].quantity.kind != "ratio" or modality == "actual":
        return None
    if start is None or today is None or len(period.code) != _YEAR_DIGITS:
        return None
    if start.year <= today.year or _is_of_another(scene, index):
        return None
    done = story.running.get(False)
    known = done.period if done is not None else story.main_period
    first = today.year - 1 if known is None or known.end_on is None else known.end_on.year
    return calendar.span(first, start.year)


def _is_of_another(scene: Scene, index: int) -> bool:
    """Whether a multiple is one of something else that is named ("double the 26,000 planned")."""
    end, clauses = scene.reaches[index].end, scene.lexicon.clauses
    if end >= len(scene.words):
        return False
    after = scene.lower[end]
    return (
        after in scene.lexicon.determiners or after in clauses.pronouns or after in clauses.owning
    )


def stretched(period: Period, kind: str) -> Period:
    """A change does not hold at a year's end but over the year."""
    if (
        kind in {"change", "count", "flow"}
        and period.code.endswith("-end")
        and period.start_on is not None
    ):
        return calendar.year(period.start_on.year) or period
    return period


def is_past(period: Period, story: Story) -> bool:
    """Whether a period has begun, and ends this year at the latest."""
    return bool(
        period.start_on is not None
        and story.today is not None
        and period.start_on <= story.today
        and (period.end_on is None or period.end_on.year <= story.today.year)
    )
