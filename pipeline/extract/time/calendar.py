"""Periods as dates and codes: what a resolved time expression says."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = re.compile(r"(?<![0-9-])[12][0-9]{3}(?![0-9])")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
YEAR, HALF, QUARTER = 12, 6, 3
"""Lengths in months; the twelfth month ends a year."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period in the code of DESIGN 4, with its first and last day where they are known."""

    code: str
    start_on: date | None = None
    end_on: date | None = None


def year(number: int) -> Period | None:
    """A calendar year."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    return Period(str(number), date(number, 1, 1), date(number, 12, 31))


def year_end(number: int) -> Period | None:
    """The end of a calendar year, a state rather than a stretch."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    last = date(number, 12, 31)
    return Period(f"{number}-end", last, last)


def fiscal_year(number: int, ends_on: date | None = None) -> Period | None:
    """A fiscal year by the calendar year it ends in; its days only where its end is known."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    if ends_on is None:
        return Period(f"FY{number}")
    begins = day(ends_on.year - 1, ends_on.month, ends_on.day)
    return Period(
        f"FY{number}", begins.end_on + timedelta(1) if begins and begins.end_on else None, ends_on
    )


def span(first: int, last: int) -> Period | None:
    """From one calendar year to another; the same year twice is that year."""
    if first == last:
        return year(first)
    if not _FIRST_YEAR <= first < last <= _LAST_YEAR:
        return None
    return Period(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))


def season(first: int) -> Period | None:
    """A season of play, of a crop or of the books: from the summer of one year to that of the next."""
    if not _FIRST_YEAR <= first < _LAST_YEAR:
        return None
    return Period(f"{first}/{first + 1}", date(first, 7, 1), date(first + 1, 6, 30))


def months(number: int, first: int, last: int) -> Period | None:
    """Months of one year: a month, a quarter, a half, the year, or a span of months."""
    if not (_FIRST_YEAR <= number <= _LAST_YEAR and 1 <= first <= last <= YEAR):
        return None
    start = date(number, first, 1)
    end = date(number, last, calendar.monthrange(number, last)[1])
    length = last - first + 1
    if length == YEAR:
        return year(number)
    if length == 1:
        code = f"{number}-{first:02d}"
    elif length == QUARTER and first % QUARTER == 1:
        code = f"{number}-Q{last // QUARTER}"
    elif length == HALF and first % HALF == 1:
        code = f"{number}-H{last // HALF}"
    else:
        code = f"{number}-{first:02d}/{number}-{last:02d}"
    return Period(code, start, end)


def month_span(first_year: int, first: int, last_year: int, last: int) -> Period | None:
    """Months of one year or of several in a row, from one to another, both included."""
    if first_year == last_year:
        return months(first_year, first, last)
    start, end = months(first_year, first, first), months(last_year, last, last)
    if start is None or end is None or first_year > last_year:
        return None
    return Period(f"{start.code}/{end.code}", start.start_on, end.end_on)


def shifted(period: Period, years: int) -> Period:
    """The same part of a year some years away: a quarter, a month, a span or the year itself."""

    def moved(one: date | None) -> date | None:
        if one is None:
            return None
        last = calendar.monthrange(one.year + years, one.month)[1]
        whole = one.day == calendar.monthrange(one.year, one.month)[1]
        return date(one.year + years, one.month, last if whole else min(one.day, last))

    code = _YEAR.sub(lambda found: str(int(found.group()) + years), period.code)
    return Period(code, moved(period.start_on), moved(period.end_on))


def shifted_months(period: Period, by: int) -> Period | None:
    """A month, or months in a row, some months away; None where the period is none."""
    start, end = period.start_on, period.end_on
    if start is None or end is None or start.day != 1 or (start.month, end.month) == (1, YEAR):
        return None
    first, last = shifted_month(start, by), shifted_month(end, by)
    return month_span(first[0], first[1], last[0], last[1])


def day(number: int, month: int, number_of_day: int) -> Period | None:
    """A calendar day; None where there is no such day."""
    try:
        one = date(number, month, number_of_day)
    except ValueError:
        return None
    return Period(one.isoformat(), one, one)


def shifted_month(today: date, by: int) -> tuple[int, int]:
    """Year and month, some months away from a day's."""
    count = today.year * YEAR + today.month - 1 + by
    return count // YEAR, count % YEAR + 1
