"""Lengths of time that are measured, and so claims, by their numbers alone."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount

_MANY_HOURS = Decimal(100)
_LONG_UNITS = frozenset({"year", "month", "week", "day", "hour"})
_ROUGH = frozenset({Decimal(0), Decimal("0.5")})


def is_many_hours(amount: Amount) -> bool:
    """Whether hours are counted: nobody says how long something took in hundreds of them."""
    unit = amount.unit
    hours = unit is not None and unit.code == "hour" and not amount.words
    return hours and amount.per is None and amount.low >= _MANY_HOURS


def is_mean(amount: Amount) -> bool:
    """Whether a length of time has tenths, as only what was measured and averaged has ("stayed 7.2 days", "34,7 Jahre alt").

    Halves also say how long something takes.
    """
    unit = amount.unit
    timed = unit is not None and unit.kind == "duration" and unit.code in _LONG_UNITS
    return timed and amount.form == "digits" and amount.high % 1 not in _ROUGH
