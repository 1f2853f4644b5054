"""Amounts as people type them into a filter: ``4500000``, ``4.5 million``, ``4.5bn``."""

import re
from decimal import Decimal, InvalidOperation

_TYPED = re.compile(r"\s*([-+]?[\d.,_' ]*\d)\s*([a-z]*)\.?\s*", re.IGNORECASE)
_SCALES = {
    "k": 3, "thousand": 3,
    "m": 6, "mn": 6, "mio": 6, "million": 6,
    "b": 9, "bn": 9, "mrd": 9, "billion": 9,
    "t": 12, "tn": 12, "trillion": 12,
}  # fmt: skip
_LARGEST = Decimal(10) ** 28


def to_amount(typed: str) -> Decimal | None:
    """The amount in base units, the point before decimals; None if it is none, or too large to be stored."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    digits, scale = re.sub(r"[,_' ]", "", found[1]), found[2].lower()
    if scale and scale not in _SCALES:
        return None
    try:
        amount = Decimal(digits).scaleb(_SCALES.get(scale, 0))
    except InvalidOperation:
        return None
    return amount if abs(amount) < _LARGEST else None
