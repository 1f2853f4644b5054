"""What each word may be in a time expression."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pipeline.extract.known import Known
from pipeline.extract.time.forms import PhraseTable
from pipeline.extract.words import folded

_FOUR = 4


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word as times see it: the slots that it can fill, and how phrases that open with it go on."""

    slots: tuple[str, ...]
    opens: bool
    """Whether any phrase opens with it or its slots."""
    complete: bool
    """Whether one ends with it too."""
    followers: frozenset[str]
    """The words and slots that may come second."""

    def leads_on(self, lower: str, following: "TimeWord") -> bool:
        """Whether a phrase that opens with this word may go on with the one after it."""
        followers = self.followers
        return lower in followers or not followers.isdisjoint(following.slots)


@dataclass(frozen=True, slots=True)
class _DigitSlot:
    """A slot that digits fill: how many there may be, and which numbers."""

    name: str
    digits: range
    numbers: range


_DIGIT_SLOTS = (
    _DigitSlot("{year}", range(4, 5), range(1500, 2200)),
    _DigitSlot("{number}", range(1, 4), range(1000)),
    _DigitSlot("{day}", range(1, 3), range(1, 32)),
    _DigitSlot("{monthnumber}", range(1, 3), range(1, 13)),
    _DigitSlot("{hour}", range(1, 3), range(25)),
    _DigitSlot("{ordinal}", range(1, 2), range(1, 5)),
    _DigitSlot("{twodigits}", range(2, 3), range(100)),
)


class TimeWords(Known[TimeWord]):
    """The words of one language, as times see them.

    ``cased_slots`` and ``folded_slots`` are the slots that words fill, by the word as it is written and
    case-folded: a month is one by its capital.
    """

    def __init__(
        self,
        phrases: PhraseTable[Any],
        cased_slots: Mapping[str, Mapping[str, int]],
        folded_slots: Mapping[str, Mapping[str, int]],
    ) -> None:
        super().__init__()
        self._phrases = phrases
        self._cased = cased_slots
        self._folded = folded_slots

    def read(self, text: str) -> TimeWord:
        """A word's slots, and where phrases that it opens lead."""
        lower = folded(text)
        slots = self._slots(text, lower)
        openings = (lower, *slots)
        return TimeWord(
            slots=slots,
            opens=any(map(self._phrases.starts, openings)),
            complete=any(map(self._phrases.holds, openings)),
            followers=frozenset(chain.from_iterable(map(self._phrases.followers, openings))),
        )

    def _slots(self, text: str, lower: str) -> tuple[str, ...]:
        if text.isdecimal():
            digits, number = len(text), int(text[:_FOUR])
            return tuple(
                slot.name
                for slot in _DIGIT_SLOTS
                if digits in slot.digits and number in slot.numbers
            )
        cased = (slot for slot, names in self._cased.items() if text in names)
        plain = (slot for slot, names in self._folded.items() if lower in names)
        return (*cased, *plain)
