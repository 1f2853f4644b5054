"""A number in words under construction: finished scales, and the group below the next one."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.spec.numeral_words import NumeralWords

_FOUR = Decimal(4)
_SEVEN = Decimal(7)
_TEN = Decimal(10)
_TWENTY = Decimal(20)
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_ONE = Decimal(1)
_LARGEST = Decimal(10) ** 27
"""What a number in words may come to; a row of scales is none."""


class NumberSum:
    """What is read of a number so far."""

    __slots__ = ("_numerals", "group", "last_scale", "parted", "parts", "scaled_last")

    def __init__(self, numerals: NumeralWords) -> None:
        self._numerals = numerals
        self.parts: list[tuple[Decimal, Decimal]] = []
        """Finished amounts with the scale of each, the largest first."""
        self.parted = False
        """Whether a joiner stands between the last scale and ones or tens: then no larger scale takes both."""
        self.group: Decimal | None = None
        self.last_scale: Decimal | None = None
        self.scaled_last = False

    def copy(self) -> "NumberSum":
        """The same, to try what fits."""
        other = NumberSum(self._numerals)
        other.become(self)
        return other

    def become(self, other: "NumberSum") -> None:
        """Take over another's state."""
        self.parts = list(other.parts)
        self.group, self.last_scale = other.group, other.last_scale
        self.scaled_last, self.parted = other.scaled_last, other.parted

    @property
    def value(self) -> Decimal:
        """What the number comes to."""
        return sum((amount for amount, _ in self.parts), _ZERO) + (self.group or _ZERO)

    def add_all(self, pieces: Sequence[tuple[str, Decimal]], joined: bool, counted: bool) -> bool:
        """Whether the parts of one word fit, in their order."""
        for kind, value in pieces:
            if kind == "join":
                joined = True
                continue
            if kind == "end":
                self.add_part(value)
                fits = True
            elif kind == "twenty" and self._add_twenty(value):
                fits = True
            elif kind in {"small", "twenty"}:
                fits = self._add_small(value, joined, glued=len(pieces) > 1)
            elif not counted:
                fits = False
            elif kind == "hundred":
                fits = self._add_hundred(value, joined)
            else:
                fits = self._add_scale(value, joined)
            if not fits:
                return False
            joined = False
        return self.value < _LARGEST

    def add_part(self, part: Decimal) -> None:
        """Add a part of one, or of the scale that was said last ("a million and a half")."""
        if self.group is not None:
            self.group += part
        elif self.parts and self.last_scale is not None:
            amount, scale = self.parts[-1]
            self.parts[-1] = (amount + part * self.last_scale, scale)

    def takes_ones(self, value: Decimal) -> bool:
        """Whether tens were said last, and ``value`` are ones."""
        tens = (self.group or _ZERO) % _HUNDRED
        return tens >= _TWENTY and tens % _TEN == 0 and 0 < value < _TEN

    def _add_small(self, value: Decimal, joined: bool, *, glued: bool) -> bool:
        """A word below a hundred, or a hundred that is one word, where one may stand."""
        group = self.group
        after = self._numerals.joins_after
        if group is None:
            if joined and "hundred" not in after:
                return False
            self.group = value
            self.parted = joined and bool(self.parts) and value < _HUNDRED
        elif value >= _HUNDRED:
            return False
        elif group > 0 and group % _HUNDRED == 0:
            if joined and "hundred" not in after:
                return False
            self.group = group + value
        elif self._numerals.unit_before_ten:
            if not (
                joined
                and glued
                and group % _HUNDRED < _TEN
                and value >= _TWENTY
                and value % _TEN == 0
            ):
                return False
            self.group = group + value
        else:
            if not (self._stacks(group % _HUNDRED, value) or self.takes_ones(value)) or (
                joined and "ten" not in after
            ):
                return False
            self.group = group + value
        self.scaled_last = False
        return True

    def _stacks(self, tens: Decimal, value: Decimal) -> bool:
        """Whether a word below twenty goes on after tens ("soixante-dix", "dix-sept")."""
        stacked = self._numerals.stacked_tens
        if tens in stacked and tens != _TEN:
            return 0 < value < _TWENTY
        return bool(stacked) and tens - _TEN in {0, *stacked} and _SEVEN <= value < _TEN

    def _add_twenty(self, value: Decimal) -> bool:
        """A twenty that the four before it multiplies ("quatre-vingts")."""
        if self.group is None or self.group % _HUNDRED != _FOUR:
            return False
        self.group += (value - 1) * _FOUR
        return True

    def _add_hundred(self, value: Decimal, joined: bool) -> bool:
        """A word for a hundred, where one may stand."""
        if self.group is None:
            if joined and "hundred" not in self._numerals.joins_after:
                return False
            self.group = value
        elif 0 < self.group < self._numerals.hundreds_below and not joined:
            self.group *= value
        else:
            return False
        self.scaled_last = False
        return True

    def _add_scale(self, value: Decimal, joined: bool) -> bool:
        """A scale, where one may stand; it multiplies all smaller ones before it, unless a joiner parts them."""
        if self.group is None and self.parts and self.scaled_last:
            amount, scale = self.parts[-1]
            if self.last_scale is not None and value < self.last_scale and self._is_bare(value):
                self.parts.append((value, value))
            elif joined:
                return False
            else:
                below = self._take_below(value) if value > scale else None
                if below is None:
                    self.parts[-1] = (amount * value, scale * value)
                else:
                    self.parts.append((below * value, value))
        else:
            group = _ONE if self.group is None else self.group
            if self.parts and value >= self.parts[-1][1]:
                if joined or self.parted or value == self.parts[-1][1]:
                    return False
                group += self._take_below(value)
            self.parts.append((group * value, value))
        self.group, self.parted = None, False
        self.last_scale = value
        self.scaled_last = True
        return True

    def _is_bare(self, value: Decimal) -> bool:
        scales = self._numerals.scales
        return any(scales.get(word) == value for word in self._numerals.bare_scales)

    def _take_below(self, value: Decimal) -> Decimal:
        """Take out what was said in smaller scales than ``value``."""
        total = _ZERO
        while self.parts and self.parts[-1][1] < value:
            total += self.parts.pop()[0]
        return total
