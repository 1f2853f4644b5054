"""How each kind of time phrase is resolved; language files choose among these by name."""

from collections.abc import Callable, Mapping

from pipeline.extract.parts import TimeRole
from pipeline.extract.time import calendar, year_parts
from pipeline.extract.time.calendar import Period
from pipeline.extract.time.year_parts import Filled

_CENTURY = 100
_SHORTEST_MONTH = 28


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
        if last == first + 1:
            return calendar.season(first)
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
    """The fiscal year that ends on a day, or with a month: the next such day from the day it is read from."""
    month, number_of_day = filled.months[0], filled.days[0] if filled.days else _SHORTEST_MONTH
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


def _fiscal_ended(filled: Filled) -> Period | None:
    """The fiscal year that ended on a day: the last such day."""
    month, number_of_day = filled.months[0], filled.days[0]
    if filled.years:
        number = filled.years[0]
    elif filled.today is None:
        return None
    else:
        number = filled.today.year - (
            (month, number_of_day) > (filled.today.month, filled.today.day)
        )
    ends = calendar.day(number, month, number_of_day)
    return calendar.fiscal_year(number, ends.end_on) if ends else None


def _past_years(filled: Filled) -> Period | None:
    """The last so many years, up to the one before publication."""
    count = filled.numbers[0] if filled.numbers else -filled.shift
    if filled.today is None or count < 1:
        return None
    return calendar.span(filled.today.year - count, filled.today.year)


def _years_ago(filled: Filled) -> Period | None:
    """The year so many before publication."""
    count = filled.numbers[0] if filled.numbers else -filled.shift
    if filled.today is None or count < 1:
        return None
    return calendar.year(filled.today.year - count)


def _coming_years(filled: Filled) -> Period | None:
    """So many years from the year of publication on."""
    count = filled.numbers[0] if filled.numbers else filled.shift
    if filled.today is None or count < 1:
        return None
    return calendar.span(filled.today.year, filled.today.year + count - 1)


def _none(filled: Filled) -> Period | None:
    """A time that has no period of its own, whatever fills it."""
    del filled
    return None


BEFORE = frozenset(
    {"year-before", "same-period", "month-before", "quarter-before", "season-before"}
)
"""Times counted back from another: what stands beside one is set against the figure of that."""

RULES: Mapping[str, tuple[TimeRole, Resolver]] = {
    "year": ("period", _year),
    "relative-year": ("period", _relative_year),
    "year-before": ("period", _relative_year),
    "same-period": ("period", _named_year),
    "month-before": ("period", year_parts.relative_month_before),
    "quarter-before": ("period", year_parts.relative_quarter_before),
    "season-before": ("period", year_parts.season_before),
    "years-ago": ("period", _years_ago),
    "that-year": ("period", _none),
    "some-day": ("period", _none),
    "then": ("period", _none),
    "the-quarter": ("period", _none),
    "the-half": ("period", _none),
    "the-month": ("period", _none),
    "the-season": ("period", _none),
    "span": ("period", _span),
    "through": ("period", _through),
    "until": ("period", _year),
    "since": ("period", _since),
    "since-month": ("period", year_parts.since_month),
    "year-end": ("period", _year_end),
    "relative-year-end": ("period", _relative_year_end),
    "decade": ("period", _decade),
    "decade-end": ("period", _decade_end),
    "fiscal": ("period", _fiscal),
    "relative-fiscal": ("period", _relative_fiscal),
    "fiscal-ending": ("period", _fiscal_ending),
    "fiscal-ended": ("period", _fiscal_ended),
    "quarter": ("period", year_parts.quarter),
    "half": ("period", year_parts.half),
    "relative-quarter": ("period", year_parts.relative_quarter),
    "first-months": ("period", year_parts.first_months),
    "relative-first-months": ("period", year_parts.relative_first_months),
    "months-to": ("period", year_parts.months_to),
    "fiscal-to": ("period", year_parts.fiscal_to),
    "fiscal-month": ("period", year_parts.fiscal_month),
    "relative-season": ("period", year_parts.season),
    "whole-year": ("period", year_parts.whole_year),
    "over-years": ("duration", _coming_years),
    "month": ("period", year_parts.month),
    "month-end": ("period", year_parts.month_end),
    "month-end-ahead": ("period", year_parts.month_end_ahead),
    "month-span": ("period", year_parts.month_span),
    "relative-month": ("period", year_parts.relative_month),
    "now": ("period", year_parts.relative_month),
    "week": ("period", year_parts.week),
    "date": ("date", year_parts.day),
    "day-span": ("period", year_parts.day_span),
    "as-of": ("date", year_parts.as_of),
    "relative-day": ("date", year_parts.relative_day),
    "weekday": ("date", year_parts.weekday),
    "clock": ("clock", _none),
    "past-years": ("duration", _past_years),
    "coming-years": ("duration", _coming_years),
    "duration": ("duration", _none),
}
