"""Levels set against one another: the period before, where only the later one is dated."""

from pipeline.extract.context.compared_times import is_compared
from pipeline.extract.context.governing import period_of
from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.time_rules import BEFORE

_ADJACENT = 3
_OF = 2
_RECORD = 7
_COMPARED = 16
_SEASON_CODE = 9
_STEPS = {"year-before": 0, "season-before": 0, "month-before": -1, "quarter-before": -3}
"""In months, for those that are no whole years."""


def word_before(scene: Scene, index: int) -> str:
    """The word before a mention, its qualifier and its articles."""
    place = place_before(scene, index)
    return scene.lower[place] if place >= 0 else ""


def place_before(scene: Scene, index: int) -> int:
    """Where that word stands; -1 where a mention opens its sentence."""
    start = scene.reaches[index].start
    qualifier = scene.mentions[index].qualifier_span
    if qualifier is not None:
        start = min(start, scene.reach(qualifier).start)
    while start and scene.lower[start - 1] in scene.lexicon.determiners:
        start -= 1
    return start - 1


def year_before(scene: Scene, index: int, story: Story) -> Period | None:
    """The same time a year before: "after 16.5 percent the year before", "back then", "in the same quarter of 2024"."""
    reach = scene.reaches[index]
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.rule in BEFORE:
            if time.rule in _STEPS and _leads_to(scene, index, place):
                return _before(scene, index, time, story)
            close = place.start >= reach.end and scene.gap(reach, place) <= _ADJACENT
            if close and _is_next_clauses(scene, index, place):
                close = False
            if scene.mentions[index].quantity.kind == "change" and not _after(scene, index):
                # a change is set against that year ("1.9 percent zum Vorjahr")
                close = False
            opens = place.end <= reach.start and (
                place.start <= 1 or (time.rule in _STEPS and _opens_clause(scene, place))
            )
            if (close or (opens and not index)) and not is_compared(scene, place, time, index):
                return _before(scene, index, time, story)
        elif time.rule == "then" and place.end <= reach.start and False in story.running:
            anchor = anchor_of(scene, index, story)
            return None if anchor is None else calendar.shifted(anchor, -1)
    return None


def year_after(scene: Scene, index: int, story: Story) -> Period | None:
    """This year, for what is expected and set against the year before ("29 percent more than last year")."""
    today, reach = story.today, scene.reaches[index]
    if today is None:
        return None
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        last = time.start_on is not None and time.start_on.year == today.year - 1
        whole = time.rule in {"year-before", "relative-year", "year"}
        if last and whole and place.start >= reach.end and scene.gap(reach, place) <= _COMPARED:
            return calendar.year(today.year)
    return None


def _is_next_clauses(scene: Scene, index: int, place: Reach) -> bool:
    """Whether a time behind a comma opens the clause of the next figure ("fehlten 18 Millionen, im Jahr zuvor waren es 12")."""
    if index + 1 >= len(scene.reaches) or not _opens_clause(scene, place):
        return False
    following = scene.reaches[index + 1].start
    verbs = scene.lexicon.change.levels | scene.lexicon.clauses.auxiliaries
    between = scene.lower[place.end : following]
    return place.end <= following and any(word in verbs for word in between)


def _after(scene: Scene, index: int) -> bool:
    """Whether a level or a change is named that came before ("after 16.5 percent the year before")."""
    change = scene.lexicon.change
    if word_before(scene, index) in {*change.after, *change.start}:
        return True
    start = scene.reaches[index].start
    moved = [mark for mark in scene.marks("change") if 0 < start - mark.end <= _OF]
    low = scene.reaches[index - 1].end if index else 0
    return any(
        scene.lower[position] in change.after
        for mark in moved
        for position in range(max(low, mark.start - _OF), mark.start)
    )


def _leads_to(scene: Scene, index: int, place: Reach) -> bool:
    """Whether a time has a clause of its own in which only a verb stands before the figure ("un an plus tôt, elles étaient de 4 %")."""
    reach = scene.reaches[index]
    low = scene.reaches[index - 1].end if index else 0
    if not low <= place.start < place.end <= reach.start:
        return False
    lexicon = scene.lexicon
    qualifier = scene.mentions[index].qualifier_span
    end = reach.start if qualifier is None else min(reach.start, scene.reach(qualifier).start)
    between = scene.lower[place.end : end]
    verbs = lexicon.change.levels | lexicon.clauses.auxiliaries
    small = lexicon.functions | lexicon.change.amounts | lexicon.change.to | {","}
    # in a clause that opens with a conjunction the verb may stand behind the figure
    led = any(word in verbs for word in between) or lexicon.clauses.nouns_capitalised
    return led and all(word in verbs or word in small for word in between)


def _opens_clause(scene: Scene, place: Reach) -> bool:
    """Whether the time stands at the start of a clause of its own ("A year earlier, it was 5%")."""
    return scene.words[place.start - 1].text in {",", ";", ":", "–", "—"}


def _before(scene: Scene, index: int, time: TimeExpression, story: Story) -> Period | None:
    """The anchor's part of the year in the year that the time names, else in the one before."""
    anchor = anchor_of(scene, index, story)
    if anchor is None:
        return None
    if time.rule == "season-before":
        season = "/" in anchor.code and len(anchor.code) == _SEASON_CODE
        return calendar.shifted(anchor, -1) if season else period_of(time)
    step = _STEPS.get(time.rule, 0)
    if step:
        return calendar.shifted_months(anchor, step) or period_of(time)
    if anchor.start_on is None:
        return calendar.shifted(anchor, -1) if time.rule == "year-before" else None
    named = time.start_on.year if time.rule == "same-period" and time.start_on else None
    by = -1 if named is None else named - anchor.start_on.year
    return calendar.shifted(anchor, by) if by < 0 else None


def anchor_of(scene: Scene, index: int, story: Story) -> Period | None:
    """What the later level holds for: the sentence's own time, that of the figure before, or the one that runs."""
    records: set[str | None] = set()
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if _is_of_record(scene, place):
            records.add(time.code)
        elif time.role == "period" and time.rule in _OWN and time.code and time.start_on:
            return Period(time.code, time.start_on, time.end_on)
    before = story.spoken
    period = before.period if index and before is not None else None
    if period is not None and _is_dated(period) and period.code not in records:
        return period
    done = story.running.get(False)
    if done is not None and _is_dated(done.period):
        return done.period
    return calendar.year(story.today.year) if story.today else None


def _is_of_record(scene: Scene, place: Reach) -> bool:
    """Whether a time tells when there was a record ("below the trough of 1.19 touched in 1995")."""
    return any(
        0 <= place.start - mark.end <= _RECORD
        and not any(
            word in scene.lexicon.breaks or word == ","
            for word in scene.lower[mark.end : place.start]
        )
        for mark in scene.marks("superlative")
    )


def _is_dated(period: Period) -> bool:
    """Whether a period can be shifted: by its days, or a fiscal year by its number."""
    return period.start_on is not None or period.code.startswith("FY")


_OWN = frozenset(
    {
        "year", "relative-year", "quarter", "half", "first-months", "month", "relative-month", "months-to",
        "month-span", "relative-quarter", "whole-year",
    }
)  # fmt: skip
