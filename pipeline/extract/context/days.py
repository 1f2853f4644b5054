"""Days that figures hold for: what happened or was measured on one, not when somebody said so."""

from datetime import date

from pipeline.extract.context.scenes import Mark, Reach, Scene
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period

_DATELINE = 3
_TELLING = 5
_ASIDE = 4
_FOUNDED = frozenset({"year", "month", "date"})
_MONTHS = frozenset({"month", "month-1", "month-end", "relative-month", "relative-month-1"})
_DAYS = frozenset({"date", "weekday", "relative-day"})
_SIGNS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_PERCENT = frozenset({"percent", "percentage_point", "basis_point"})


def is_day_of_event(
    scene: Scene, index: int, time: TimeExpression, place: Reach, today: date | None
) -> bool:
    """Whether a day is that of what a mention's clause tells, not of the telling or of its dateline."""
    if time.rule not in _DAYS or time.start_on is None:
        return False
    if time.rule == "relative-day" and time.start_on == today:
        # "today" means these days at least as often
        return False
    if _is_apart(scene, scene.reaches[index], place):
        return False
    if time.rule == "date" and place.start <= _DATELINE and _opens_dateline(scene, place):
        return False
    return not is_told(scene, place)


def _is_apart(scene: Scene, reach: Reach, place: Reach) -> bool:
    """Whether the mention stands in another clause; a time in front may end in a comma ("On Monday, 43 were")."""
    low, high = min(reach.end, place.end), max(reach.start, place.start)
    signs = [at for at in range(low, high) if scene.words[at].text in _SIGNS]
    return bool([at for at in signs if at != place.end or place.start >= reach.end])


def _opens_dateline(scene: Scene, place: Reach) -> bool:
    """Whether a place in front or a dash behind make it a dateline ("OSLO, Aug 7 (Skywire) - ")."""
    after = {word.text for word in scene.words[place.end : place.end + _TELLING]}
    return bool(after & {"-", "–", "—", ".", "|"}) or scene.words[place.start - 1].text == ","


def is_told(scene: Scene, place: Reach) -> bool:
    """Whether the time is when somebody said it: a verb of telling stands in its clause, or close."""
    low, high = place.start, place.end
    while low and scene.words[low - 1].text not in _SIGNS:
        low -= 1
    while high < len(scene.words) and scene.words[high].text not in _SIGNS:
        high += 1
    measured = {mark.start for mark in scene.marks("measuring")}
    return any(
        mark.start not in measured
        and ((low <= mark.start < high) or place.start - _TELLING <= mark.end <= place.start)
        for kind in ("report", "publish")
        for mark in scene.marks(kind)
    )


def pass_over_tellings(scene: Scene) -> None:
    """Takes months in which a paper came out from a scene's times ("a survey published in April")."""
    papers = {at for mark in scene.marks("publish") for at in (mark.end, mark.end + 1)}
    founding = scene.marks("founding")
    if scene.times and (papers or founding):
        scene.keep_times(
            not (time.rule in _MONTHS and place.start in papers)
            and not (time.rule in _FOUNDED and any(_founds(scene, one, place) for one in founding))
            for time, place in zip(scene.times, scene.time_reaches, strict=True)
        )


def _founds(scene: Scene, mark: Mark, place: Reach) -> bool:
    """Whether an aside tells since when something exists (", fundada en 1998,", ", dat in 2003 werd opgericht")."""
    beside = 0 <= place.start - mark.end <= 1
    if not beside and scene.lexicon.clauses.verb_last:
        beside = 0 <= mark.start - place.end <= 1
    opening = min(mark.start, place.start)
    return beside and any(
        scene.words[at].text in {",", "("} for at in range(max(0, opening - _ASIDE), opening)
    )


def level_of_month(period: Period, concept_role: str | None, unit: str | None) -> Period:
    """A rate that is set holds on from the day it was set: it is told by its month."""
    if concept_role != "rate" or unit not in _PERCENT or period.start_on is None:
        return period
    month = calendar.months(period.start_on.year, period.start_on.month, period.start_on.month)
    return month or period
