"""How parts of a year are resolved: quarters, halves, months, weeks and days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.extract.time import calendar
from pipeline.extract.time.calendar import Period

_HALF_A_YEAR = 183  # days
# news tells of what has been: a month well past is not yet next year's
_LONG_PAST = 270
_CENTURY = 2000
_SEASON_STARTS = 7
_OPENING = frozenset({7, 8})
_ABOUT_TO = 2
"""Within so many months ahead, a month without a year is the coming one."""
_RESULTS_ARE_IN = 4


@dataclass(frozen=True, slots=True)
class Filled:
    """What stood in a phrase's slots, the number behind its rule's name, and the day it is read from."""

    years: tuple[int, ...]
    months: tuple[int, ...]
    days: tuple[int, ...]
    numbers: tuple[int, ...]
    ordinals: tuple[int, ...]
    weekdays: tuple[int, ...]
    shift: int
    today: date | None


def _year_of(filled: Filled, first_month: int) -> int | None:
    """The year named; else of the year ``shift`` says; else the last in which the month had begun."""
    if filled.years:
        return _named(filled)
    if filled.today is None:
        return None
    if filled.shift:
        return filled.today.year + filled.shift
    return filled.today.year - (first_month > filled.today.month)


def _named(filled: Filled) -> int:
    """The year that fills the first slot; one of two digits is of this century."""
    number = filled.years[0]
    return number + _CENTURY if number < 100 else number  # noqa: PLR2004


def month(filled: Filled) -> Period | None:
    """A month: of the year named, else the last that had begun, or the one that is about to."""
    first = filled.months[0]
    number = _year_of(filled, first)
    if number and filled.today is not None and not filled.years and not filled.shift:
        number += 0 < first - filled.today.month <= _ABOUT_TO
    return calendar.months(number, first, first) if number else None


def since_month(filled: Filled) -> Period | None:
    """From a month to that of the day it is read from."""
    first, today = filled.months[0], filled.today
    number = _year_of(filled, first)
    if not number or today is None:
        return None
    return calendar.month_span(number, first, today.year, today.month)


def month_end(filled: Filled) -> Period | None:
    """The end of a month; without a year the one nearest to the day it is read from."""
    month = filled.months[0]
    if filled.years:
        number = _named(filled)
    elif filled.today is None:
        return None
    else:
        number = _nearest_year(filled.today, month, 28)
    if month == calendar.YEAR:
        return calendar.year_end(number)
    return calendar.months(number, month, month)


def month_end_ahead(filled: Filled) -> Period | None:
    """The end of a month that is still to come."""
    month = filled.months[0]
    if filled.years or filled.today is None:
        return month_end(filled)
    number = filled.today.year + (month < filled.today.month)
    return (
        calendar.year_end(number)
        if month == calendar.YEAR
        else calendar.months(number, month, month)
    )


def months_to(filled: Filled) -> Period | None:
    """So many months up to one that is named, over the turn of the year if need be."""
    last, count = filled.months[0], filled.numbers[0]
    number = _year_of(filled, last)
    if not number:
        return None
    first = number * calendar.YEAR + last - count
    return calendar.month_span(first // calendar.YEAR, first % calendar.YEAR + 1, number, last)


def fiscal_to(filled: Filled) -> Period | None:
    """The fiscal year that ends with a month."""
    number = _year_of(filled, filled.months[0])
    ends = calendar.months(number, filled.months[0], filled.months[0]) if number else None
    if ends is None or number is None:
        return None
    if filled.months[0] == calendar.YEAR:
        return calendar.year(number)
    return calendar.fiscal_year(number, ends.end_on)


def fiscal_month(filled: Filled) -> Period | None:
    """The fiscal year that ends with the month of the day it is read from, or one beside it."""
    ends = relative_month(filled)
    if ends is None or ends.end_on is None:
        return None
    return calendar.fiscal_year(ends.end_on.year, ends.end_on)


def season(filled: Filled) -> Period | None:
    """The season of the day it is read from, or one beside it; seasons turn in summer.

    In the weeks when they turn, the next one is the one that is opening.
    """
    if filled.today is None:
        return None
    opening = filled.shift > 0 and filled.today.month in _OPENING
    first = filled.today.year - (filled.today.month < _SEASON_STARTS) + filled.shift - opening
    return calendar.season(first)


def whole_year(filled: Filled) -> Period | None:
    """A year spoken of as a whole: the one before while its results come in, else this year."""
    if filled.today is None:
        return None
    return calendar.year(filled.today.year - (filled.today.month < _RESULTS_ARE_IN))


def month_span(filled: Filled) -> Period | None:
    """Months of one year, from one to another."""
    first, last = filled.months[:2]
    number = _year_of(filled, first)
    return calendar.months(number, first, last) if number and first <= last else None


def relative_month(filled: Filled) -> Period | None:
    """The month of the day it is read from, or one beside it."""
    if filled.today is None:
        return None
    number, month = calendar.shifted_month(filled.today, filled.shift)
    return calendar.months(number, month, month)


def relative_month_before(filled: Filled) -> Period | None:
    """The month before, as long as no other is known to count from."""
    return relative_month(replace(filled, shift=-1))


def season_before(filled: Filled) -> Period | None:
    """The one before the season that is over, as long as no other is known to count from."""
    return season(replace(filled, shift=-2))


def relative_quarter_before(filled: Filled) -> Period | None:
    """The quarter before, as long as no other is known to count from."""
    return relative_quarter(replace(filled, shift=-1))


def week(filled: Filled) -> Period | None:
    """The month that holds the week: periods have no code for weeks."""
    if filled.today is None:
        return None
    one = filled.today + timedelta(7 * filled.shift)
    return calendar.months(one.year, one.month, one.month)


def day(filled: Filled) -> Period | None:
    """A calendar day, the first where only words say which; without a year the nearest to the day it is read from."""
    month, number_of_day = filled.months[0], filled.days[0] if filled.days else 1
    if filled.years:
        number = _named(filled)
    elif filled.today is None:
        return None
    else:
        number = _nearest_year(filled.today, month, number_of_day)
    return calendar.day(number, month, number_of_day)


def day_span(filled: Filled) -> Period | None:
    """From one day to another, of one month or of two ("between 8 and 10 October"); no span where the first is later."""
    first_month, last_month = filled.months[0], filled.months[-1]
    if filled.today is None and not filled.years:
        return None
    if filled.years:
        number = _named(filled)
    else:
        number = _nearest_year(filled.today or date.min, last_month, filled.days[-1])
    first = calendar.day(number - (first_month > last_month), first_month, filled.days[0])
    last = calendar.day(number, last_month, filled.days[-1])
    if first is None or last is None or first.code >= last.code:
        return None
    return Period(f"{first.code}/{last.code}", first.start_on, last.end_on)


def as_of(filled: Filled) -> Period | None:
    """The day or month that an account was drawn up: no figure's own time."""
    return day(filled) if filled.days else month(filled)


def _nearest_year(today: date, month: int, number_of_day: int) -> int:
    """The year in which a day of the year lies nearest to the day it is read from."""
    ahead = (month - today.month) * 30 + number_of_day - today.day
    if ahead > _HALF_A_YEAR:
        return today.year - 1
    return today.year + (ahead < -_LONG_PAST)


def relative_day(filled: Filled) -> Period | None:
    """The day it is read from, or one beside it."""
    if filled.today is None:
        return None
    one = filled.today + timedelta(filled.shift)
    return Period(one.isoformat(), one, one)


def weekday(filled: Filled) -> Period | None:
    """The last such weekday, the day it is read from included."""
    if filled.today is None:
        return None
    one = filled.today - timedelta((filled.today.weekday() - filled.weekdays[0]) % 7)
    return Period(one.isoformat(), one, one)


def quarter(filled: Filled) -> Period | None:
    """The n-th quarter."""
    return _part_of_year(filled, calendar.QUARTER)


def half(filled: Filled) -> Period | None:
    """The n-th half."""
    return _part_of_year(filled, calendar.HALF)


def _part_of_year(filled: Filled, length: int) -> Period | None:
    """The n-th quarter or half: of the year named, else the last that had begun."""
    part = filled.ordinals[0]
    first, last = (part - 1) * length + 1, part * length
    number = _year_of(filled, first)
    return calendar.months(number, first, last) if number and 1 <= last <= calendar.YEAR else None


def relative_quarter(filled: Filled) -> Period | None:
    """The quarter of the day it is read from, or one beside it."""
    if filled.today is None:
        return None
    number, month = calendar.shifted_month(filled.today, 3 * filled.shift)
    first = (month - 1) // 3 * 3 + 1
    return calendar.months(number, first, first + 2)


def first_months(filled: Filled) -> Period | None:
    """The first months of the year named, else of this year."""
    number = filled.years[0] if filled.years else filled.today.year if filled.today else None
    return calendar.months(number, 1, filled.numbers[0]) if number else None


def relative_first_months(filled: Filled) -> Period | None:
    """The first months of a year counted from this one."""
    if filled.today is None:
        return None
    return calendar.months(filled.today.year + filled.shift, 1, filled.numbers[0])
