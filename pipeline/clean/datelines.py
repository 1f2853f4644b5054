"""Lines that tell readers when an article appeared, and what is left of a line without its times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.clean.dates import SHORT_LINE, first_date, timed
from pipeline.clean.stated import first_read
from pipeline.spec.cleaning import default_cleaning

_MAX_LINE = 220
_LABEL_REACH = 14
"""Characters between a label and its date: "am", a colon, a week day."""
_PLACE_REACH = 50
"""Characters of a place and a label before a dateline's date."""
_DATELINE_ENDS = frozenset(".–—-:)|")
_TOP_LINES = 8
_EDGE_LINES = 12
_MAX_DATES = 4
_CLOCKS = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}\s?[:.h時]\s?\d{2}(?:[:分]\d{0,2})?\s*(?:[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Times:
    """When an article was published and last changed, as far as known."""

    published: datetime | None = None
    modified: datetime | None = None
    published_line: str = ""
    """The visible line that told it; empty where a field did."""
    modified_line: str = ""


def find_times(lines: Iterable[str], fetched_at: datetime, language: str = "") -> Times:
    """Times from lines that readers see: labelled ones near either end, or a bare date near the top."""
    every = [line for line in lines if line.strip()]
    edges = every[:_EDGE_LINES] + every[max(_EDGE_LINES, len(every) - _EDGE_LINES) :]
    rules = default_cleaning().dates
    near = [line for line in edges if len(line) <= _MAX_LINE]

    def labelled(line: str, labels: tuple[str, ...]) -> datetime | None:
        return _labelled(line, labels, fetched_at, language)

    tops = ((line, line) for line in every[:_TOP_LINES])
    published, published_line = first_read(
        ((line, line) for line in near), lambda line: labelled(line, rules.published)
    )
    if published is None:
        published, published_line = first_read(
            tops, lambda line: _dateline(line, fetched_at, language)
        )
    modified, modified_line = first_read(
        ((line, line) for line in near), lambda line: labelled(line, rules.modified)
    )
    return Times(published, modified, published_line, modified_line)


def without_dates(text: str) -> str:
    """The text without the days and clock times that it names."""
    for _ in range(_MAX_DATES):
        found = first_date(text, "")
        if found is None:
            break
        text = f"{text[: found[0].start()]} {text[found[0].end() :]}"
    return _CLOCKS.sub(" ", text)


def ends_with_clock(text: str) -> bool:
    """Whether a text ends with a calendar day and a time of that day."""
    found = first_date(text, "")
    if found is None:
        return False
    behind = text[found[0].end() :]
    rest = _CLOCKS.sub("", behind).strip(" ,|")
    return rest != behind.strip(" ,|") and len(rest) <= len("Uhr GMT")


def _labelled(
    line: str, labels: tuple[str, ...], fetched_at: datetime, language: str
) -> datetime | None:
    lowered = line.casefold()
    for label in labels:
        place = lowered.find(label)
        while place >= 0:
            end = place + len(label)
            alone = (
                not lowered[max(place - 1, 0) : place].isalnum()
                and not lowered[end : end + 1].isalnum()
            )
            found = first_date(line[end:], language) if alone else None
            if found is not None and found[0].start() <= _LABEL_REACH:
                return timed(line[end:], *found, fetched_at)
            place = lowered.find(label, end)
    return None


def _dateline(line: str, fetched_at: datetime, language: str) -> datetime | None:
    """The date that a line opens with, ends with, or sets apart from what follows."""
    found = first_date(line[:SHORT_LINE], language)
    if found is None:
        return None
    start, rest = found[0].start(), _CLOCKS.sub("", line[found[0].end() :]).strip(" ,|")
    opens = start <= _LABEL_REACH and len(line) <= SHORT_LINE
    ends = len(rest) <= len("Uhr GMT") and len(line) <= SHORT_LINE
    apart = start <= _PLACE_REACH and rest[:1] in _DATELINE_ENDS
    return timed(line, *found, fetched_at) if opens or ends or apart else None
