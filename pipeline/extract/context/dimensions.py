"""What a quantity is measured in, and which concepts can be measured so."""

from pipeline.extract.parts import Mention
from pipeline.model import Quantity
from pipeline.spec.metrics import Concept

_PERCENT = {"percent": "percent", "percentage_point": "percent", "basis_point": "percent"}
_OF_A_WHOLE = frozenset({"money", "count", "energy", "power", "mass", "volume", "area"})
_CODE_LENGTH = 3
_MONEY = "currency"


def dimension_of(mention: Mention) -> str:
    """The class of a mention's unit, in the words of ``config/metrics.toml``."""
    quantity = mention.quantity
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
    if suits(concept, mention) or dimension_of(mention) == "change":
        return True
    return dimension_of(mention) == "percent" and bool(_OF_A_WHOLE & {*concept.of})


def suits(concept: Concept, mention: Mention) -> bool:
    """Whether a concept is measured in just this."""
    dimension = dimension_of(mention)
    if not concept.of or dimension in concept.of:
        return True
    return mention.quantity.kind == "rate" and "rate" in concept.of
