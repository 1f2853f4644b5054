"""Amounts as people type them into a filter: ``4500000``, ``4.5 million``, ``4.5bn``."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache

from flows.settings import PROJECT, load_settings

_FILE = "dashboard.toml"
_TYPED = re.compile(r"\s*([-+]?[\d.,_' ]*\d)\s*([a-z]*)\.?\s*", re.IGNORECASE)
_LARGEST = Decimal(10) ** 28


def to_amount(typed: str) -> Decimal | None:
    """The amount in base units, the point before decimals; None if it is none, or too large to be stored."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    digits, scale = re.sub(r"[,_' ]", "", found[1]), found[2].lower()
    scales = _scales()
    if scale and scale not in scales:
        return None
    try:
        amount = Decimal(digits).scaleb(scales.get(scale, 0))
    except InvalidOperation:
        return None
    return amount if abs(amount) < _LARGEST else None


@cache
def _scales() -> Mapping[str, int]:
    """Powers of ten by the words for them, from ``config/dashboard.toml``; the project's own where a folder has none."""
    path = load_settings().config / _FILE
    if not path.is_file():
        path = PROJECT / "config" / _FILE
    table: dict[str, dict[str, int]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table["scales"]
