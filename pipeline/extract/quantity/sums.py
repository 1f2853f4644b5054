"""A number in words under construction: which word fits, and what all of them add up to."""

from decimal import Decimal

from pipeline.spec.quantity_words import NumeralWords

_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_FOUR = Decimal(4)
_SEVEN = Decimal(7)


class Sum:
    """A number under construction: finished scales, and the group below the next one."""

    __slots__ = ("apart", "group", "last_scale", "parts", "scaled_last")

    def __init__(self) -> None:
        self.parts: tuple[tuple[Decimal, Decimal], ...] = ()
        """Each scale that came, with all it multiplies."""
        self.group: Decimal | None = None
        self.last_scale: Decimal | None = None
        """What the last scales multiply by together ("mil millones")."""
        self.scaled_last = False
        self.apart = False
        """Whether a word like "and" stands after the last scale."""

    def kept(self) -> tuple[object, ...]:
        """All of the state, to come back to."""
        return self.parts, self.group, self.last_scale, self.scaled_last, self.apart

    def restore(self, kept: tuple[object, ...]) -> None:
        """Back to a state kept before."""
        self.parts, self.group, self.last_scale, self.scaled_last, self.apart = kept  # type: ignore[assignment]

    def add_small(self, value: Decimal, numerals: NumeralWords, joined: bool) -> bool:
        """Whether a word below a hundred fits here; ``joined``: as "and twenty" after a unit."""
        self_group = self.group
        unit_before_ten = numerals.unit_before_ten
        if self_group is None:
            self.group = value
        elif (
            (self_group % _HUNDRED == 0 and self_group > 0 and value < _HUNDRED)
            or _stacks(self_group % _HUNDRED, value, numerals)
            or (self_group % _TEN == 0 and 0 < value < _TEN and self_group % _HUNDRED >= 2 * _TEN)
            or (
                unit_before_ten
                and joined
                and self_group % _HUNDRED < _TEN
                and value % _TEN == 0
                and value >= 2 * _TEN
            )
        ):
            self.group = self_group + value
        else:
            return False
        self.scaled_last = False
        return True

    def add_twenty(self, value: Decimal) -> bool:
        """Whether the group ends in a four that a twenty multiplies."""
        if self.group is None or self.group % _HUNDRED != _FOUR:
            return False
        self.group += (value - 1) * _FOUR
        return True

    def add_hundred(self, value: Decimal) -> bool:
        """Whether a hundred fits here."""
        if self.group is None:
            self.group = value
        elif 0 < self.group < _HUNDRED and not self.apart:
            self.group *= value
        else:
            return False
        self.scaled_last = False
        return True

    def add_scale(self, value: Decimal) -> bool:
        """Whether a scale fits here; it multiplies all that is below it ("lakh crore", "mil doscientos millones")."""
        below = 0
        while below < len(self.parts) and self.parts[-1 - below][0] < value:
            below += 1
        if self.group is None and self.scaled_last:
            below = max(below, 1)
        elif (below and (self.apart or self.group is None)) or (
            self.parts and not below and self.parts[-1][0] == value
        ):
            return False
        kept = len(self.parts) - below
        under = sum((amount for _, amount in self.parts[kept:]), Decimal(0))
        whole = under + (self.group or Decimal(0))
        if not below and self.group is None:
            whole = Decimal(1)
        chained = self.last_scale if self.group is None and self.scaled_last else None
        self.parts = (*self.parts[:kept], (value, whole * value))
        self.last_scale = value * (chained or Decimal(1))
        self.group = None
        self.scaled_last = True
        self.apart = False
        return True

    def add_part(self, part: Decimal) -> None:
        """A part of one more, or of one more of the last scale ("and a half")."""
        if self.group is not None:
            self.group += part
        elif self.parts:
            scale, amount = self.parts[-1]
            self.parts = (*self.parts[:-1], (scale, amount + part * (self.last_scale or scale)))

    @property
    def value(self) -> Decimal:
        """All scales and the group below them."""
        scaled = sum((amount for _, amount in self.parts), Decimal(0))
        return scaled + (self.group or Decimal(0))


def _stacks(base: Decimal, value: Decimal, numerals: NumeralWords) -> bool:
    """Whether a word below twenty goes on after a ten ("soixante-dix", "dix-sept")."""
    if not numerals.stacked_tens:
        return False
    if base in numerals.stacked_tens and base != _TEN:
        return _TEN <= value < 2 * _TEN
    return base - _TEN in {0, *numerals.stacked_tens} and _SEVEN <= value < _TEN
