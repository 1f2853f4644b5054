"""Times as sites write them, for machines and for readers; always aware and in UTC.

A time without a zone keeps its day: it is read as UTC. Month words are those
of CLDR, by way of babel.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from babel import Locale, UnknownLocaleError

from pipeline.spec.cleaning import default_cleaning

_EARLIEST_YEAR = 1990
"""Before there were sites; a zero date, or a mistake."""
_ZONE_SLACK = timedelta(hours=14)
"""How far ahead of UTC a clock without a zone may stand."""
_CLOCK_SLACK = timedelta(minutes=10)
SHORT_LINE = 90
"""Characters of a line that may be nothing but a time."""
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_EPOCH = re.compile(r"1\d{9}(\d{3})?")
_WORDED = r"(?P<word>[^\W\d_]{3,12}\.?)"
_FORMS = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年./]\s?(?P<m>\d{1,2})\s?[月./]\s?(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"^\W*(?:[^\W\d_]{2,3}\.?,?\s)?(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d\d)(?![\d.])"),
    re.compile(r"(?<!\d)(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?" + _WORDED + r",?\s+(?:de\s+)?(?P<y>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(_WORDED + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
)  # fmt: skip
_CLOCK = re.compile(
    r"^[\s,|·•–-]*(?:at|um|à|a las|kl\.?)?\s*(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap]\.?m\.?)?\s*(?:uhr)?\s*\(?([a-z]{1,4}\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_HALF_DAY = 12
_CENTURY = 2000


def read_machine(value: object, fetched_at: datetime) -> datetime | None:
    """An ISO 8601, RFC 2822 or epoch time, in UTC; ``None`` where it is none, zero, or in the future."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    match = _ISO.match(text)
    try:
        if match is not None:
            year, month, day, hour, minute, second = (int(g or 0) for g in match.groups()[:6])
            zone = _offset(match.group(7))
            found = datetime(year, month, day, hour, minute, second, tzinfo=zone or UTC)
            return _believed(found, fetched_at, zoned=zone is not None)
        compact = _COMPACT.fullmatch(text)
        if compact is not None:
            year, month, day = (int(group) for group in compact.groups())
            return _believed(datetime(year, month, day, tzinfo=UTC), fetched_at, zoned=False)
        if _EPOCH.fullmatch(text):
            return _believed(datetime.fromtimestamp(int(text[:10]), UTC), fetched_at, zoned=True)
        if any(character.isalpha() for character in text):
            stamp = parsedate_to_datetime(text)
            zoned = stamp.tzinfo is not None
            return _believed(stamp if zoned else stamp.replace(tzinfo=UTC), fetched_at, zoned=zoned)
    except (ValueError, OverflowError, TypeError, IndexError):
        pass
    return read_visible(text, fetched_at) if len(text) < SHORT_LINE else None


def read_visible(text: str, fetched_at: datetime, language: str = "") -> datetime | None:
    """The first calendar day a text names in full, with its clock time if one follows."""
    found = first_date(text, language)
    return None if found is None else timed(text, *found, fetched_at)


def first_date(text: str, language: str) -> tuple[re.Match[str], int, int, int] | None:
    """The first match of a form, with year, month and day."""
    best: tuple[re.Match[str], int, int, int] | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match, language)
            if day is not None and (best is None or match.start() < best[0].start()):
                best = (match, *day)
                break
    return best


def _day(match: re.Match[str], language: str) -> tuple[int, int, int] | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if len(parts["y"]) == len("yy"):
        year += _CENTURY
    if parts.get("word"):
        month = months().get(parts["word"].casefold().rstrip("."))
        day = int(parts["d"])
    elif parts.get("a"):
        first, second = int(parts["a"]), int(parts["b"])
        month_first = second > _HALF_DAY or (language in {"", "en"} and first <= _HALF_DAY)
        month, day = (first, second) if month_first else (second, first)
    else:
        month, day = int(parts["m"]), int(parts["d"])
    if month is None:
        return None
    try:
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return year, month, day


def timed(
    text: str, match: re.Match[str], year: int, month: int, day: int, fetched_at: datetime
) -> datetime | None:
    """The day with the clock time that follows it, if any."""
    clock = _CLOCK.match(text[match.end() :].removeprefix("T"))
    hour = minute = 0
    zone: timezone | None = None
    if clock is not None and (clock.group(2) or clock.group(3)):
        hour, minute = int(clock.group(1)), int(clock.group(2) or 0)
        half = (clock.group(3) or "").lower()
        if half.startswith("p") and hour < _HALF_DAY:
            hour += _HALF_DAY
        elif half.startswith("a") and hour == _HALF_DAY:
            hour = 0
        zone = _zone(clock.group(4))
    try:
        found = datetime(year, month, day, hour, minute, tzinfo=zone or UTC)
    except ValueError:
        found = datetime(year, month, day, tzinfo=UTC)
    return _believed(found, fetched_at, zoned=zone is not None)


def _zone(word: str | None) -> timezone | None:
    if not word:
        return None
    minutes = default_cleaning().dates.zones.get(word.casefold())
    return _offset(word) if minutes is None else timezone(timedelta(minutes=minutes))


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in {"Z", "z"}:
        return UTC
    match = re.fullmatch(r"([+-])(\d{2}):?(\d{2})?", text)
    if match is None:
        return None
    minutes = int(match.group(2)) * 60 + int(match.group(3) or 0)
    limit = 24 * 60
    return (
        timezone(timedelta(minutes=minutes if match.group(1) == "+" else -minutes))
        if minutes < limit
        else None
    )


def _believed(found: datetime, fetched_at: datetime, *, zoned: bool) -> datetime | None:
    """The time in UTC, unless it lies before all sites or after the visit."""
    try:
        found = found.astimezone(UTC)
    except OverflowError:
        return None
    slack = _CLOCK_SLACK if zoned else _ZONE_SLACK
    return found if found.year >= _EARLIEST_YEAR and found <= fetched_at + slack else None


@cache
def months() -> dict[str, int]:
    """The number of a month by its words in the known languages, case-folded, without a dot."""
    words: dict[str, int] = {}
    for locale in _locales():
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in locale.months[use][width].items():
                    folded = word.casefold().rstrip(".")
                    if not folded.isdigit():
                        words.setdefault(folded, number)
    return words


@cache
def weekdays() -> frozenset[str]:
    """The words for week days in the known languages, case-folded, in parts, without dots."""
    return frozenset(
        part
        for locale in _locales()
        for width in ("wide", "abbreviated")
        for word in locale.days["format"][width].values()
        for part in re.findall(r"[^\W_]+", word.casefold())
    )


def _locales() -> list[Locale]:
    found: list[Locale] = []
    for code in default_cleaning().languages.known:
        try:
            found.append(Locale.parse(code))
        except (UnknownLocaleError, ValueError):
            continue
    return found
