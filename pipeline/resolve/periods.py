"""Periods as comparing sees them: two codes of DESIGN 4, and how they lie to each other."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Relation = Literal[
    "same", "fiscal", "end", "within", "overlapping", "apart", "one-missing", "both-missing"
]

_CODE = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<end>end)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
_YEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days; ``fiscal`` and ``at_end`` tell what the days alone do not."""

    code: str
    start: date
    end: date
    fiscal: bool = False
    at_end: bool = False

    @property
    def is_fine(self) -> bool:
        """Finer than a year, or a span of several: rarer than a calendar year."""
        return self.at_end or not 360 <= (self.end - self.start).days <= _YEAR_DAYS  # noqa: PLR2004 - days of a year, however counted

    @property
    def is_part(self) -> bool:
        """Shorter than a year: a quarter, a month, a day, or a year's end."""
        return (self.end - self.start).days < 360  # noqa: PLR2004 - days of a year, however counted


@lru_cache(maxsize=16384)
def to_period(code: str | None, start: date | None, end: date | None) -> Period | None:
    """The period of a claim; None where it has none, or where neither code nor days tell which."""
    if code is None:
        return None
    parts = code.split("/")
    first, last = _CODE.fullmatch(parts[0]), _CODE.fullmatch(parts[-1])
    if first is None or last is None or "00" in (first["month"], last["month"]):
        return Period(code, start, end) if start is not None and end is not None else None
    days = (_days(first), _days(last))
    if None in days:
        return Period(code, start, end) if start is not None and end is not None else None
    fiscal = first["fiscal"] is not None or last["fiscal"] is not None
    at_end = len(parts) == 1 and first["end"] is not None
    # the code decides: an article-local reading of a fiscal year's days would keep two apart
    return Period(code, days[0][0], days[1][1], fiscal, at_end)  # type: ignore[index]


def _days(part: re.Match[str]) -> tuple[date, date] | None:
    """First and last day of one code; None for a day that no calendar has."""
    year = int(part["year"])
    if not date.min.year <= year <= date.max.year:
        return None
    first, last = 1, 12
    if part["quarter"]:
        first = 3 * int(part["quarter"]) - 2
        last = first + 2
    elif part["half"]:
        first = 6 * int(part["half"]) - 5
        last = first + 5
    elif part["month"]:
        first = last = int(part["month"])
        if not 1 <= first <= 12:  # noqa: PLR2004 - months
            return None
    elif part["end"]:
        return date(year, 12, 31), date(year, 12, 31)
    longest = calendar.monthrange(year, last)[1]
    if part["day"]:
        day = int(part["day"])
        if not 1 <= day <= longest:
            return None
        return date(year, first, day), date(year, first, day)
    return date(year, first, 1), date(year, last, longest)


def relate(left: Period | None, right: Period | None) -> Relation:
    """How two periods lie to each other; the order does not matter."""
    if left is None or right is None:
        return "both-missing" if left is right else "one-missing"
    if left.code == right.code:
        return "same"
    if left.fiscal != right.fiscal:
        return "fiscal" if left.end.year == right.end.year and _years(left, right) else "apart"
    if (left.at_end or right.at_end) and left.end == right.end:
        return "end"
    if left.end < right.start or right.end < left.start:
        return "apart"
    if (
        left.end == right.end
        and max(left.end - left.start, right.end - right.start).days > _YEAR_DAYS
    ):
        # "by 2028" and "2025/2028": one says only where the span ends
        return "end"
    if _holds(left, right) or _holds(right, left):
        return "same" if (left.start, left.end) == (right.start, right.end) else "within"
    return "overlapping"


def _years(left: Period, right: Period) -> bool:
    """Both are single years, or spans that begin in one year."""
    return left.start.year == right.start.year


def _holds(outer: Period, inner: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
