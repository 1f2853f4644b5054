"""Amounts as comparing sees them: magnitudes in one unit, with how far each may have been rounded."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.model import Quantity
from pipeline.spec.matching import Matching, Tolerances

Agreement = Literal["equal", "edge", "rounded", "inside", "beyond"]

_DIGIT = re.compile(r"\d")
_CURRENCY_LETTERS = 3
_ZERO = Decimal(0)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Amount:
    """A magnitude: a point (``low == high``), a range, or a bound with an open side.

    ``step`` is how far the true value may lie from the stated one, ``digits``
    the significant digits stated, ``sign`` which way a signed value points.
    """

    unit: str
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    digits: int
    sign: int
    whole: bool = False
    """A small count, known exactly."""

    @property
    def is_point(self) -> bool:
        """One value, no range and no open side."""
        return self.low is not None and self.low == self.high

    @property
    def is_open(self) -> bool:
        """One side has no bound."""
        return self.low is None or self.high is None


@dataclass(frozen=True, slots=True)
class ValueMatch:
    """How two amounts agree, how many significant digits that rests on, and the reason in words."""

    agreement: Agreement
    digits: int
    reason: str
    past: Decimal = _ZERO
    """How far a point lies beyond a bound, as a share of it."""


def to_amount(quantity: Quantity, surface: str, matching: Matching) -> Amount:
    """The quantity as a magnitude in the unit it is compared in; ``surface`` shows the rounding."""
    low, high, unit = quantity.low, quantity.high, quantity.unit
    same = matching.commensurable.get(unit)
    if same is not None:
        unit = same.unit
        low = None if low is None else low * same.factor
        high = None if high is None else high * same.factor
    sign = 0
    if (low or _ZERO) < 0 or (high or _ZERO) < 0:
        low, high = _mirrored(high), _mirrored(low)
        sign = -1
    elif quantity.kind == "change":
        sign = 1
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and high is not None and low != high:
        return Amount(unit, low, high, _ZERO, _digits(low) + _digits(high), sign)
    bound = low if low is not None else high
    if bound is None:
        raise ValueError("a quantity has at least one bound")
    # the surface's digits are the value's, but for zeros at either end
    shows = _written(surface).strip("0") == _significant(bound)
    open_side = low is None or high is None
    # "over 381,000" was not rounded up from less
    step = _ZERO if open_side else _step(bound, shows, quantity, surface, matching.tolerances)
    # a third comes to many digits and says one
    digits = 1 if quantity.unit == "percent" and not shows else _digits(bound)
    whole = quantity.kind == "count" and bound < matching.tolerances.whole_below
    return Amount(unit, low, high, step, digits, sign, whole)


def _mirrored(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else abs(bound)


def _digits(value: Decimal) -> int:
    """Significant digits without trailing zeros: 1.44e12 has three, 50 has one."""
    return len(_significant(value)) or 1


def _step(
    size: Decimal, shows: bool, quantity: Quantity, surface: str, tolerances: Tolerances
) -> Decimal:
    """How far the true value may lie from the stated one, as the statement's own digits show."""
    most = size * tolerances.rounding
    coarse = _HALF.scaleb(_exponent(size))
    written = _written(surface).lstrip("0")
    if not written or (quantity.unit == "percent" and not shows):
        # a fraction in words says less than the digits it comes to
        in_words = size * tolerances.worded
        return in_words if quantity.unit == "percent" else min(coarse, most)
    if not shows:
        return size * tolerances.unread
    stated = _HALF * size / int(written)
    if quantity.qualifier == "approx" or _digits(size) >= tolerances.precise_digits:
        stated = max(stated, coarse)
    return min(stated, most)


@lru_cache(maxsize=65536)
def _written(surface: str) -> str:
    """The digits that a text writes."""
    return "".join(_DIGIT.findall(surface))


@lru_cache(maxsize=65536)
def _exponent(size: Decimal) -> int:
    """The place of the last digit that is no trailing zero, as a power of ten."""
    exponent = size.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


@lru_cache(maxsize=65536)
def _significant(size: Decimal) -> str:
    """The digits without leading and trailing zeros; empty for zero."""
    return "".join(map(str, size.normalize().as_tuple().digits)).strip("0")


def match(left: Amount, right: Amount, tolerances: Tolerances) -> ValueMatch | None:
    """How the two agree, or None where they cannot state one value (units are the caller's matter)."""
    if left.is_open and right.is_open:
        return _bounds(left, right, tolerances)
    if right.is_open or (right.is_point and not left.is_point and not left.is_open):
        left, right = right, left
    if left.is_open:
        return _beyond(left, right, tolerances)
    if left.is_point and right.is_point:
        return _points(left, right)
    if left.is_point:
        return _inside(left, right, tolerances)
    return _ranges(left, right, tolerances)


def _points(left: Amount, right: Amount) -> ValueMatch | None:
    a, b = left.low, right.low
    if a is None or b is None:
        return None
    digits = min(left.digits, right.digits)
    if a == b:
        return ValueMatch("equal", digits, f"both say {_said(a)}")
    if abs(a - b) <= max(left.step, right.step):
        return ValueMatch("rounded", digits, f"{_said(a)} is {_said(b)} rounded")
    return None


def _inside(point: Amount, span: Amount, tolerances: Tolerances) -> ValueMatch | None:
    value, low, high = point.low, span.low, span.high
    if value is None or low is None or high is None:
        return None
    if low - point.step <= value <= high + point.step:
        reason = f"{_said(value)} lies in {_said(low)}-{_said(high)}"
        agreement: Agreement = "edge" if value in (low, high) else "inside"
        digits = min(point.digits, span.digits)
        if agreement == "inside" and high - low > tolerances.wide * high:
            # much lies between 5 and 10
            digits = 1
        return ValueMatch(agreement, digits, reason)
    return None


def _ranges(left: Amount, right: Amount, tolerances: Tolerances) -> ValueMatch | None:
    if left.low is None or left.high is None or right.low is None or right.high is None:
        return None
    digits = min(left.digits, right.digits)
    reason = f"both say {_said(left.low)}-{_said(left.high)}"
    if (left.low, left.high) == (right.low, right.high):
        return ValueMatch("equal", digits, reason)
    if _near(left.low, right.low, tolerances.unread) and _near(
        left.high, right.high, tolerances.unread
    ):
        return ValueMatch("rounded", digits, reason)
    return None


def _near(a: Decimal, b: Decimal, tolerance: Decimal) -> bool:
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _bounds(left: Amount, right: Amount, tolerances: Tolerances) -> ValueMatch | None:
    """Two bounds agree only when they are open to the same side."""
    upward = left.low is not None
    if upward != (right.low is not None):
        return None
    a, b = (left.low, right.low) if upward else (left.high, right.high)
    if a is None or b is None:
        return None
    digits = min(left.digits, right.digits)
    side = "at least" if upward else "at most"
    if a == b:
        return ValueMatch("equal", digits, f"both say {side} {_said(a)}")
    if _near(a, b, tolerances.bounds):
        return ValueMatch("beyond", digits, f"{side} {_said(a)} is close to {side} {_said(b)}")
    return None


def _beyond(bound: Amount, other: Amount, tolerances: Tolerances) -> ValueMatch | None:
    """A point or range against a bound: at it, or beyond it by a little."""
    if other.low is None or other.high is None:
        return None
    digits = min(bound.digits, other.digits)
    upward = bound.low is not None
    edge = bound.low if bound.low is not None else bound.high
    if edge is None:
        return None
    nearest, furthest = (other.low, other.high) if upward else (other.high, other.low)
    said = f"{'at least' if upward else 'at most'} {_said(edge)}"
    stated = _said(other.low) if other.is_point else f"{_said(other.low)}-{_said(other.high)}"
    slack = max(bound.step, other.step)
    if abs(nearest - edge) <= slack or nearest == edge:
        agreement: Agreement = "edge" if nearest == edge else "rounded"
        return ValueMatch(agreement, digits, f"{stated} is at the bound of {said}")
    past = nearest - edge if upward else edge - nearest
    reach = furthest - edge if upward else edge - furthest
    if past > 0 and not bound.whole and reach <= edge * tolerances.beyond:
        return ValueMatch("beyond", digits, f"{stated} is just beyond {said}", past / edge)
    return None


def key(amount: Amount) -> str:
    """Value and unit as one short text; a bound is the same as a point."""
    low, high = amount.low, amount.high
    if low is None or high is None or low == high:
        bound = low if low is not None else high
        return f"{amount.unit}={'' if bound is None else number(bound)}"
    return f"{amount.unit}={'~'.join(sorted((number(low), number(high))))}"


def is_money(unit: str) -> bool:
    """Whether a unit of an amount is the ISO 4217 code of a currency."""
    return len(unit) == _CURRENCY_LETTERS and unit.isalpha() and unit.isupper()


@lru_cache(maxsize=65536)
def number(value: Decimal) -> str:
    """Digits without a needless tail: 62.5, 80000000000."""
    normal = value.normalize()
    return format(
        normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal, "f"
    )


@lru_cache(maxsize=65536)
def _said(value: Decimal) -> str:
    """As ``number``, for a reader: thousands grouped."""
    return f"{Decimal(number(value)):,f}"
