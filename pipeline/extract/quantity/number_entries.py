"""What each word may be to the reader of numbers, looked up once."""

from collections.abc import Collection, Container
from dataclasses import dataclass

from pipeline.extract.known import Known
from pipeline.extract.quantity.numerals import is_number, vulgar_fraction
from pipeline.extract.words import folded

_DIGITS = frozenset("0123456789")
_LONGEST_GLUED = 60
_SHORTEST_MORPHEME = 2
_CLOSERS = frozenset("%,;)")


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """A word, number or sign as it is written, and where it may stand in an amount."""

    candidate: bool
    """Whether a line with it may hold a number."""
    opens: bool
    """Whether a number in words may start with it."""
    starts: bool
    """Whether anything that is read or refused may start with it."""
    glued: bool
    """Whether it starts like a number word written as one; wrong now and then."""
    ends_digits: bool
    """Whether a number in digits before it is over: no scale, no part, no sign of it."""
    measures: bool
    """Whether a unit behind a number may open with it."""


@dataclass(frozen=True, slots=True)
class NumberParts:
    """The words of one language that numbers are made of, case-folded, by where they may stand."""

    triggers: Collection[str]
    articles: Collection[str]
    affixes: tuple[str, ...]
    """Endings of words that hold a number."""
    morphemes: Collection[str]
    """Parts of number words written as one."""
    glued_heads: Collection[str]
    """First two letters of these words."""
    behind_digits: Collection[str]
    """What a number may go on with behind its digits."""
    endings: tuple[str, ...]
    """Endings of words for parts of a whole."""
    units: tuple[Container[str], ...]
    """What opens units, and what may part them from their number: as written or case-folded."""


class NumberEntries(Known[NumberEntry]):
    """The entries of one language."""

    def __init__(self, parts: NumberParts) -> None:
        super().__init__()
        self._parts = parts
        self._longest = max(map(len, parts.morphemes), default=0)

    def read(self, text: str) -> NumberEntry:
        """The entry of a word."""
        parts, lower = self._parts, folded(text)
        glued = self._is_glued(lower)
        known = lower in parts.triggers or lower.endswith(parts.affixes) or glued
        opens = known or vulgar_fraction(lower) is not None or lower in parts.articles
        holds_digit = not _DIGITS.isdisjoint(lower)
        named = text[0].isalpha() and not lower.isalpha() and not _DIGITS.isdisjoint(text)
        sign = len(lower) == 1 and not lower.isascii()
        return NumberEntry(
            candidate=known or sign or lower[0] in _DIGITS or (not lower.isalpha() and holds_digit),
            opens=opens,
            starts=named
            or is_number(text)
            or (opens and (text[0].isalpha() or not text.isascii())),
            glued=glued,
            ends_digits=(text.isalpha() or text in _CLOSERS)
            and lower not in parts.behind_digits
            and not lower.endswith(parts.endings),
            measures=any(text in units or lower in units for units in parts.units),
        )

    def _is_glued(self, lower: str) -> bool:
        if lower[:_SHORTEST_MORPHEME] not in self._parts.glued_heads:
            return False
        if len(lower) > _LONGEST_GLUED:
            return False
        sizes = range(_SHORTEST_MORPHEME, min(len(lower), self._longest) + 1)
        return any(lower[:size] in self._parts.morphemes for size in sizes)
