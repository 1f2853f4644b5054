"""Parts of a year named before and spoken of again: "in the quarter", "during the month"."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.context.stories import Story
from pipeline.extract.parts import TimeExpression
from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period

_KINDS = {
    "quarter": "quarter", "relative-quarter": "quarter", "half": "half", "month": "month",
    "relative-month": "month", "month-end": "month", "span": "season", "relative-season": "season",
}  # fmt: skip
_AGAIN = {
    "the-quarter": "quarter",
    "the-half": "half",
    "the-month": "month",
    "the-season": "season",
}
_LENGTHS = {"quarter": calendar.QUARTER, "half": calendar.HALF}


def recall(times: Sequence[TimeExpression], story: Story) -> tuple[TimeExpression, ...]:
    """The times of a sentence, those that only repeat a part of a year resolved by what was named before.

    The latest part that has ended is meant; a quarter or half that was never named is the last one
    before publication.
    """
    return tuple(_resolved(time, story) for time in times)


def _resolved(time: TimeExpression, story: Story) -> TimeExpression:
    if time.rule == "that-year":
        return _of_year(time, story.year)
    if time.start_on is not None and time.end_on is not None and time.role != "duration":
        story.year = time.end_on.year
    kind = _AGAIN.get(time.rule)
    if kind is None:
        _keep(time, story)
        return time
    period = story.parts.get(kind) or _last(kind, story)
    if period is None:
        return time
    return replace(time, code=period.code, start_on=period.start_on, end_on=period.end_on)


def _of_year(time: TimeExpression, number: int | None) -> TimeExpression:
    """The year named last ("that year")."""
    year = calendar.year(number) if number else None
    if year is None:
        return time
    return replace(time, code=year.code, start_on=year.start_on, end_on=year.end_on)


def _keep(time: TimeExpression, story: Story) -> None:
    kind, today = _KINDS.get(time.rule), story.today
    if kind is None or time.code is None or time.start_on is None or today is None:
        return
    if time.start_on > today or (kind != "season" and time.end_on and time.end_on > today):
        return
    known = story.parts.get(kind)
    if known is None or known.start_on is None or known.start_on < time.start_on:
        story.parts[kind] = Period(time.code, time.start_on, time.end_on)


def _last(kind: str, story: Story) -> Period | None:
    """The quarter or half before publication."""
    length = _LENGTHS.get(kind)
    if story.today is None or length is None:
        return None
    number, month = calendar.shifted_month(story.today, -length)
    first = (month - 1) // length * length + 1
    return calendar.months(number, first, first + length - 1)
