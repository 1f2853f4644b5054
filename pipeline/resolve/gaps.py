"""How two values lie to each other: one over the other, within it, or so far apart."""

from decimal import Decimal

from pipeline.resolve.values import Amount


def overlap(a: Amount, b: Amount) -> bool:
    """Some value would satisfy both."""
    first = max((x for x in (a.low, b.low) if x is not None), default=None)
    last = min((x for x in (a.high, b.high) if x is not None), default=None)
    return first is None or last is None or first <= last


def is_nested(a: Amount, b: Amount) -> bool:
    """One range lies wholly in the other."""
    if a.is_open or b.is_open or a.low is None or b.low is None or a.high is None or b.high is None:
        return False
    return (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)


def apart(a: Amount, b: Amount) -> Decimal:
    """How much more the larger is than the smaller, as a share of the larger for points close by."""
    ends = [
        (amount.low if amount.low is not None else amount.high, amount.high or amount.low)
        for amount in (a, b)
    ]
    (low, high), (other_low, other_high) = ends
    if None in (low, high, other_low, other_high):
        return Decimal(0)
    gap = max(other_low - high, low - other_high, Decimal(0))  # type: ignore[operator]
    smaller = min(high, other_high)  # type: ignore[type-var]
    if not smaller:
        return Decimal(0) if not gap else Decimal("Infinity")
    return gap / abs(smaller)
