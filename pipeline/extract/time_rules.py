"""How each kind of time phrase is resolved; language files choose among these by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract import calendar
from pipeline.extract.calendar import Period
from pipeline.extract.parts import TimeRole

_CENTURY = 100
_HALF_A_YEAR = 183  # days


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


Resolver = Callable[[Filled], Period | None]


def _year(filled: Filled) -> Period | None:
    return calendar.year(filled.years[0])


def _named_year(filled: Filled) -> Period | None:
    """The year that a comparison names, if it names one."""
    return calendar.year(filled.years[0]) if filled.years else None


def _relative_year(filled: Filled) -> Period | None:
    return calendar.year(filled.today.year + filled.shift) if filled.today else None


def _span(filled: Filled) -> Period | None:
    first, last = filled.years[:2]
    if last < _CENTURY:
        last += first // _CENTURY * _CENTURY
    return calendar.span(first, last)


def _through(filled: Filled) -> Period | None:
    """From the year of publication on; a year already past is only itself."""
    last = filled.years[0]
    if filled.today is None or last <= filled.today.year:
        return calendar.year(last)
    return calendar.span(filled.today.year, last)


def _since(filled: Filled) -> Period | None:
    """Up to the year of publication."""
    first = filled.years[0]
    if filled.today is None or first >= filled.today.year:
        return calendar.year(first)
    return calendar.span(first, filled.today.year)


def _year_end(filled: Filled) -> Period | None:
    return calendar.year_end(filled.years[0])


def _relative_year_end(filled: Filled) -> Period | None:
    return calendar.year_end(filled.today.year + filled.shift) if filled.today else None


def _decade(filled: Filled) -> Period | None:
    first = filled.years[0]
    return calendar.span(first, first + 9) if first % 10 == 0 else None


def _decade_end(filled: Filled) -> Period | None:
    """The round year that ends the running decade."""
    return calendar.year((filled.today.year // 10 + 1) * 10) if filled.today else None


def _fiscal(filled: Filled) -> Period | None:
    last = filled.years[-1]
    if last < _CENTURY:
        last += filled.years[0] // _CENTURY * _CENTURY
    return calendar.fiscal_year(last)


def _relative_fiscal(filled: Filled) -> Period | None:
    return calendar.fiscal_year(filled.today.year + filled.shift) if filled.today else None


def _fiscal_ending(filled: Filled) -> Period | None:
    """The fiscal year that ends on a day: the next such day from the day it is read from."""
    month, number_of_day = filled.months[0], filled.days[0]
    if filled.years:
        number = filled.years[0]
    elif filled.today is None:
        return None
    else:
        number = filled.today.year + (
            (month, number_of_day) < (filled.today.month, filled.today.day)
        )
    ends = calendar.day(number, month, number_of_day)
    return calendar.fiscal_year(number, ends.end_on) if ends else None


def _quarter(filled: Filled) -> Period | None:
    return _part_of_year(filled, calendar.QUARTER)


def _half(filled: Filled) -> Period | None:
    return _part_of_year(filled, calendar.HALF)


def _part_of_year(filled: Filled, length: int) -> Period | None:
    """The n-th quarter or half: of the year named, else the last that had begun."""
    part = filled.ordinals[0]
    first, last = (part - 1) * length + 1, part * length
    number = _year_of(filled, first)
    return calendar.months(number, first, last) if number and 1 <= last <= calendar.YEAR else None


def _year_of(filled: Filled, first_month: int) -> int | None:
    """The year named; else of the year ``shift`` says; else the last in which the month had begun."""
    if filled.years:
        return filled.years[0]
    if filled.today is None:
        return None
    if filled.shift:
        return filled.today.year + filled.shift
    return filled.today.year - (first_month > filled.today.month)


def _relative_quarter(filled: Filled) -> Period | None:
    if filled.today is None:
        return None
    number, month = calendar.shifted_month(filled.today, 3 * filled.shift)
    first = (month - 1) // 3 * 3 + 1
    return calendar.months(number, first, first + 2)


def _first_months(filled: Filled) -> Period | None:
    number = filled.years[0] if filled.years else filled.today.year if filled.today else None
    return calendar.months(number, 1, filled.numbers[0]) if number else None


def _relative_first_months(filled: Filled) -> Period | None:
    if filled.today is None:
        return None
    return calendar.months(filled.today.year + filled.shift, 1, filled.numbers[0])


def _month(filled: Filled) -> Period | None:
    first = filled.months[0]
    number = _year_of(filled, first)
    return calendar.months(number, first, first) if number else None


def _month_end(filled: Filled) -> Period | None:
    """The end of a month; without a year the one nearest to the day it is read from."""
    month = filled.months[0]
    if filled.years:
        number = filled.years[0]
    elif filled.today is None:
        return None
    else:
        number = _nearest_year(filled.today, month, 28)
    if month == calendar.YEAR:
        return calendar.year_end(number)
    return calendar.months(number, month, month)


def _month_end_ahead(filled: Filled) -> Period | None:
    """The end of a month that is still to come."""
    month = filled.months[0]
    if filled.years or filled.today is None:
        return _month_end(filled)
    number = filled.today.year + (month < filled.today.month)
    return (
        calendar.year_end(number)
        if month == calendar.YEAR
        else calendar.months(number, month, month)
    )


def _month_span(filled: Filled) -> Period | None:
    first, last = filled.months[:2]
    number = _year_of(filled, first)
    return calendar.months(number, first, last) if number and first <= last else None


def _relative_month(filled: Filled) -> Period | None:
    if filled.today is None:
        return None
    number, month = calendar.shifted_month(filled.today, filled.shift)
    return calendar.months(number, month, month)


def _week(filled: Filled) -> Period | None:
    """The month that holds the week: periods have no code for weeks."""
    if filled.today is None:
        return None
    one = filled.today + timedelta(7 * filled.shift)
    return calendar.months(one.year, one.month, one.month)


def _day(filled: Filled) -> Period | None:
    month, number_of_day = filled.months[0], filled.days[0]
    if filled.years:
        number = filled.years[0]
    elif filled.today is None:
        return None
    else:
        number = _nearest_year(filled.today, month, number_of_day)
    return calendar.day(number, month, number_of_day)


def _as_of(filled: Filled) -> Period | None:
    """The day or month that an account was drawn up: no figure's own time."""
    return _day(filled) if filled.days else _month(filled)


def _nearest_year(today: date, month: int, number_of_day: int) -> int:
    """The year in which a day of the year lies nearest to the day it is read from."""
    ahead = (month - today.month) * 30 + number_of_day - today.day
    if ahead > _HALF_A_YEAR:
        return today.year - 1
    return today.year + (ahead < -_HALF_A_YEAR)


def _relative_day(filled: Filled) -> Period | None:
    if filled.today is None:
        return None
    one = filled.today + timedelta(filled.shift)
    return Period(one.isoformat(), one, one)


def _weekday(filled: Filled) -> Period | None:
    """The last such weekday, the day it is read from included."""
    if filled.today is None:
        return None
    one = filled.today - timedelta((filled.today.weekday() - filled.weekdays[0]) % 7)
    return Period(one.isoformat(), one, one)


def _past_years(filled: Filled) -> Period | None:
    """The last so many years, up to the one before publication."""
    if filled.today is None or not filled.numbers:
        return None
    return calendar.span(filled.today.year - filled.numbers[0], filled.today.year)


def _coming_years(filled: Filled) -> Period | None:
    """So many years from the year of publication on."""
    if filled.today is None or not filled.numbers:
        return None
    return calendar.span(filled.today.year, filled.today.year + filled.numbers[0] - 1)


def _none(filled: Filled) -> Period | None:
    """A time that has no period of its own, whatever fills it."""
    del filled
    return None


RULES: Mapping[str, tuple[TimeRole, Resolver]] = {
    "year": ("period", _year),
    "relative-year": ("period", _relative_year),
    "year-before": ("period", _relative_year),
    "same-period": ("period", _named_year),
    "then": ("period", _none),
    "span": ("period", _span),
    "through": ("period", _through),
    "until": ("period", _year),
    "since": ("period", _since),
    "year-end": ("period", _year_end),
    "relative-year-end": ("period", _relative_year_end),
    "decade": ("period", _decade),
    "decade-end": ("period", _decade_end),
    "fiscal": ("period", _fiscal),
    "relative-fiscal": ("period", _relative_fiscal),
    "fiscal-ending": ("period", _fiscal_ending),
    "quarter": ("period", _quarter),
    "half": ("period", _half),
    "relative-quarter": ("period", _relative_quarter),
    "first-months": ("period", _first_months),
    "relative-first-months": ("period", _relative_first_months),
    "month": ("period", _month),
    "month-end": ("period", _month_end),
    "month-end-ahead": ("period", _month_end_ahead),
    "month-span": ("period", _month_span),
    "relative-month": ("period", _relative_month),
    "now": ("period", _relative_month),
    "week": ("period", _week),
    "date": ("date", _day),
    "as-of": ("date", _as_of),
    "relative-day": ("date", _relative_day),
    "weekday": ("date", _weekday),
    "clock": ("clock", _none),
    "past-years": ("duration", _past_years),
    "coming-years": ("duration", _coming_years),
    "duration": ("duration", _none),
}
