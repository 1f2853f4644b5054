"""Whether a sentence's only time holds for a figure, and figures that hold for no time but now."""

from datetime import date

from pipeline.extract.context.scenes import Reach, Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.context.tenses import is_present
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period
from pipeline.model import Modality

_STANDING = 6
_EVENT = 10
_BOUND = 4
_AHEAD = frozenset({"future", "plan", "target", "forecast"})
_DESCRIBED = 2
_LEVELS = frozenset({"rate", "share", "change"})
_TELLING = 3
_COUNTED = frozenset({"count", "share"})
_DATELINE = 3
_DIVIDERS = frozenset({";", "–", "—"})


def is_alone(scene: Scene, index: int, time: TimeExpression) -> bool:
    """Whether the sentence names no other period, and no new clause opens between figure and time."""
    others = [one for one in scene.times if one.role == "period" and one is not time]
    if others:
        return False
    reach, place = scene.reaches[index], scene.reach(time.span)
    low, high = min(reach.end, place.end), max(reach.start, place.start)
    return not any(
        scene.lower[at] in scene.lexicon.breaks or scene.words[at].text in _DIVIDERS
        for at in range(low, high)
    )


def event_day(scene: Scene, index: int, modality: Modality) -> Period | None:
    """The day of the calendar on which something happened, where its sentence tells it.

    The day on which somebody says so is none, nor that of a dateline.
    """
    if modality != "actual":
        return None
    reach = scene.reaches[index]
    told = {mark.end for mark in scene.marks("report")}
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        if time.rule != "date" or time.start_on is None or _is_dateline(scene, place):
            continue
        says = any(at in told for at in range(place.start - _TELLING, place.start + 1))
        if not says and scene.gap(place, reach) <= _EVENT:
            return Period(time.start_on.isoformat(), time.start_on, time.end_on)
    return None


def _is_dateline(scene: Scene, place: Reach) -> bool:
    """Whether a day near a sentence's start is that of a dateline: no small word is before it or opens it ("El 6 de octubre")."""
    if place.start > _DATELINE:
        return False
    small = scene.lexicon.determiners | scene.lexicon.clauses.prepositions
    before = scene.lower[max(0, place.start - 1) : place.start + 1]
    return scene.lexicon.clauses.nouns_capitalised or not any(word in small for word in before)


def standing_now(scene: Scene, index: int, today: date | None) -> Period | None:
    """The month of publication, where words before the mention say that it stands so by now ("Today it operates 214")."""
    if today is None:
        return None
    reach = scene.reaches[index]
    for time, place in zip(scene.times, scene.time_reaches, strict=True):
        these_days = time.rule == "now" or (time.rule == "relative-day" and time.start_on == today)
        if these_days and place.end <= reach.start and scene.gap(place, reach) <= _EVENT:
            return calendar.months(today.year, today.month, today.month)
    return None


def is_bound(scene: Scene, index: int, modality: Modality) -> bool:
    """Whether a mention is a limit or a standing aim: it holds for no time of its own ("the 3% ceiling", "a target of 2%")."""
    kinds = ("limit", "aim") if modality == "target" else ("limit",)
    reach = scene.reaches[index]
    if scene.mentions[index].quantity.kind not in _LEVELS:
        return False
    for kind in kinds:
        for mark in scene.marks(kind):
            low, high = min(mark.end, reach.end), max(mark.start, reach.start)
            other = any(low <= one.start and one.end <= high for one in scene.reaches)
            if not other and scene.gap(mark, reach) <= _BOUND:
                return True
    return False


def is_some_day(scene: Scene, index: int) -> bool:
    """Whether a mention is for no time that could be told ("will eventually need")."""
    return any(
        time.rule == "some-day" and scene.gap(place, scene.reaches[index]) <= _EVENT
        for time, place in zip(scene.times, scene.time_reaches, strict=True)
    )


def stands(scene: Scene, index: int) -> bool:
    """Whether a verb in the present right before the mention tells how things stand ("employs 4,300 people")."""
    reach = scene.reaches[index]
    capitals = scene.lexicon.clauses.nouns_capitalised
    near = [
        mark
        for mark in scene.marks("standing")
        if mark.end <= reach.start
        and not (capitals and mark.start and scene.words[mark.start].text[0].isupper())
    ]
    if _goes_on(scene, reach):
        return False
    if not near or scene.gap(near[-1], reach) > _STANDING:
        return _stands_behind(scene, index)
    if any(mark.end == near[-1].start and mark.value in _AHEAD for mark in scene.marks("modality")):
        # "will employ" tells of no present
        return False
    return not any(
        near[-1].end <= mark.start and mark.end <= reach.start for mark in scene.marks("modality")
    )


def _stands_behind(scene: Scene, index: int) -> bool:
    """Whether a verb in the present right behind tells how those stand that are counted ("half of them work from home")."""
    reach = scene.reaches[index]
    closing = scene.lexicon.clauses.verb_last and scene.mentions[index].quantity.kind == "amount"
    if scene.mentions[index].quantity.kind not in _COUNTED and not closing:
        return False
    behind = next((mark for mark in scene.marks("standing") if mark.start >= reach.end), None)
    if behind is None or scene.gap(reach, behind) > (0 if closing else _STANDING):
        return False
    between = range(reach.end, behind.start)
    others = (*scene.reaches, *scene.time_reaches)
    if any(reach.end <= one.start < behind.start for one in others):
        return False
    if any(scene.words[at].text in {",", ";", ":"} for at in between):
        return False
    moods = (
        mark for mark in scene.marks("modality") if mark.value in _AHEAD or mark.value == "actual"
    )
    return not any(
        reach.start - 2 <= mark.start <= behind.start
        for mark in moods
        if mark.start != behind.start
    )


def _goes_on(scene: Scene, reach: Reach) -> bool:
    """Whether a sentence says more of what was just told, or what follows ("a third of it", "so one in seven")."""
    if scene.marks("resays") or any(one.end <= reach.start for one in scene.marks("concluding")):
        return True
    return any(
        mark.value == "figure"
        or (
            mark.value == "any"
            and 0 <= mark.start - reach.end <= 1
            and scene.lower[mark.start] not in scene.lexicon.determiners
        )
        for mark in scene.marks("anaphor")
    )


def is_over(scene: Scene, index: int, period: Period | None, today: date | None) -> bool:
    """Whether a period ended before last year, and the mention tells how things are now."""
    if period is None or today is None or period.end_on is None:
        return False
    counted = scene.mentions[index].quantity.kind == "count"
    if period.end_on.year >= today.year - (not counted) or _goes_on(scene, scene.reaches[index]):
        return False
    return is_present(scene)


def goes_on_undated(scene: Scene, index: int, story: Story) -> bool:
    """Whether the figure before in the same sentence holds for no time of its own, so that this one does neither."""
    before = story.spoken
    return (
        index > 0
        and not scene.times
        and before is not None
        and before.sentence == scene.sentence.start
        and before.period is None
        and not before.lasting
        and before.quantity.kind == scene.mentions[index].quantity.kind == "count"
    )


def describes_subject(scene: Scene, index: int) -> bool:
    """Whether a count only tells how large what acts is ("das Werk in Bergau mit 430 Beschäftigten schließt")."""
    clauses = scene.lexicon.clauses
    mention, start = scene.mentions[index], scene.reaches[index].start
    if mention.qualifier_span is not None:
        start = min(start, scene.reach(mention.qualifier_span).start)
    while start and scene.lower[start - 1] in clauses.determiners:
        start -= 1
    if start < _DESCRIBED or mention.quantity.kind != "count" or not clauses.nouns_capitalised:
        return False
    if scene.lower[start - 1] not in clauses.having or not scene.words[start - 2].text[0].isupper():
        return False
    end = (
        scene.reaches[index].end
        if mention.noun_span is None
        else scene.reach(mention.noun_span).end
    )
    if (
        end < len(scene.words)
        and scene.words[end].text.isalpha()
        and scene.lower[end] not in clauses.auxiliaries
    ):
        # what is done with it is no description ("mit 100.000 Chips bestückt")
        return False
    verbs = (mark for kind in ("modality", "report", "standing") for mark in scene.marks(kind))
    return not any(mark.end < start and not mark.compound for mark in verbs)
