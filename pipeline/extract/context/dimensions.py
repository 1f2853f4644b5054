"""What a quantity is measured in, and which concepts can be measured so."""

from functools import lru_cache

from pipeline.extract.parts import Mention
from pipeline.model import Quantity
from pipeline.spec.metrics import Concept

_PERCENT = {"percent": "percent", "percentage_point": "percent", "basis_point": "percent"}
_OF_A_WHOLE = frozenset({"money", "count", "energy", "power", "mass", "volume", "area"})
_CODE_LENGTH = 3
_MONEY = "currency"
_TIMES = frozenset({"year", "month", "week", "day", "hour", "quarter"})


def dimension_of(quantity: Quantity) -> str:
    """The class of a quantity's unit, in the words of ``config/metrics.toml``."""
    if quantity.kind in {"change", "ratio"}:
        return "change"
    if quantity.unit in _PERCENT:
        return "percent"
    if "/" in quantity.unit:
        return "rate"
    if is_money(quantity):
        return "money"
    if quantity.kind in {"count", "rank"}:
        return "count"
    if quantity.kind == "duration":
        return "duration"
    return quantity.dimension or quantity.kind


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is a currency's code."""
    if quantity.dimension:
        return quantity.dimension == _MONEY and "/" not in quantity.unit
    unit = quantity.unit
    return len(unit) == _CODE_LENGTH and unit.isalpha() and unit.isupper()


def fits(concept: Concept, mention: Mention) -> bool:
    """Whether a concept can be measured so, directly or as a share or a change of it."""
    dimension = dimension_of(mention.quantity)
    if dimension == "change" or suits(concept, mention):
        return True
    if _money_rate(mention.quantity.unit)[0]:
        return "money" in concept.of
    return dimension == "percent" and not _OF_A_WHOLE.isdisjoint(concept.of)


def suits(concept: Concept, mention: Mention) -> bool:
    """Whether a concept is measured in just this."""
    dimension = dimension_of(mention.quantity)
    money, per = _money_rate(mention.quantity.unit)
    if money:
        # so much money per day is money, per thing it is a price
        return "money" in concept.of and (bool(per) or "rate" in concept.of)
    if not concept.of or dimension in concept.of:
        return True
    return mention.quantity.kind == "rate" and "rate" in concept.of


@lru_cache(maxsize=1000)
def _money_rate(unit: str) -> tuple[bool, str]:
    """Whether a unit is money per something, and per what if that is a time."""
    base, slash, per = unit.partition("/")
    money = bool(slash) and len(base) == _CODE_LENGTH and base.isalpha() and base.isupper()
    return money, per if per in _TIMES else ""
