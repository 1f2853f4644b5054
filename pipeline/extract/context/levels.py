"""Levels set against one another: the year before, where only the change between them is dated."""

from pipeline.extract.context.governing import is_compared
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period

_ADJACENT = 3


def starting_level(scene: Scene, index: int, story: Story) -> Period | None:
    """The year before, for the level that a yearly change starts from ("from 18 to 13 percent")."""
    change = scene.lexicon.change
    if index + 1 >= len(scene.mentions):
        return None
    reach, following = scene.reaches[index], scene.reaches[index + 1]
    if _word_before(scene, index) not in change.start:
        return None
    if _word_before(scene, index + 1) not in change.to or following.start - reach.end > _ADJACENT:
        return None
    anchor = _anchor(scene, story)
    return calendar.year(anchor - 1) if anchor else None


def _word_before(scene: Scene, index: int) -> str:
    """The word before a mention, its qualifier and its articles."""
    start = scene.reaches[index].start
    qualifier = scene.mentions[index].qualifier_span
    if qualifier is not None:
        start = min(start, scene.reach(qualifier).start)
    while start and scene.lower[start - 1] in scene.lexicon.determiners:
        start -= 1
    return scene.lower[start - 1] if start else ""


def year_before(scene: Scene, index: int, story: Story) -> Period | None:
    """The year before the one spoken of: "after 16.5 percent the year before", "back then"."""
    reach = scene.reaches[index]
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.rule == "year-before":
            close = place.start >= reach.end and scene.gap(reach, place) <= _ADJACENT
            if close and not is_compared(scene, place, time, index):
                anchor = _anchor(scene, story)
                return calendar.year(anchor - 1) if anchor else None
        elif time.rule == "then" and place.end <= reach.start and False in story.running:
            anchor = _anchor(scene, story)
            return calendar.year(anchor - 1) if anchor else None
    return None


def _anchor(scene: Scene, story: Story) -> int | None:
    for time in scene.times:
        if time.role == "period" and time.rule in {"year", "relative-year"} and time.start_on:
            return time.start_on.year
    done = story.running.get(False)
    if done is not None and done.period.start_on is not None:
        return done.period.start_on.year
    return story.today.year if story.today else None
