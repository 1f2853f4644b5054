"""Amounts said in two parts: "eight dollars and twenty cents", "15 dollars 50", "5 feet 7 inches"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_HUNDRED = Decimal(100)
_ONE = Decimal(1)


def join_parts(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with each whole and its hundredths, or its smaller unit, as one."""
    joined: list[Amount] = []
    for amount in amounts:
        whole = joined[-1] if joined else None
        if whole is not None and _is_smaller(line, whole, amount, lexicon):
            added = amount.low / (whole.unit.parts if whole.unit is not None else _ONE)
            whole.low += added
            whole.high += added
            whole.last = whole.unit_last = amount.last
            whole.rule = "two-units"
            continue
        if whole is not None and _is_rest(line, whole, amount, lexicon):
            hundredths = amount.low / _HUNDRED
            whole.low += hundredths
            whole.high += hundredths
            whole.last = amount.last
            continue
        joined.append(amount)
    return joined


def _is_smaller(line: Line, whole: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether an amount is in the smaller unit that goes with the whole right before it."""
    unit = whole.unit
    if unit is not None and unit.part is not None and amount.unit is None:
        found = lexicon.units.after_whole.at(line.texts, amount.last)
        if found is not None and found[1].code == unit.part:
            amount.unit, amount.last = found[1], amount.last + found[0]
    if unit is None or amount.unit is None or unit.part != amount.unit.code:
        return False
    plain = not (whole.refused or amount.refused or whole.is_range or amount.is_range)
    exact = amount.qualifier == "exact" and whole.low == whole.low.to_integral_value()
    if not plain or not exact or whole.per is not None or whole.scale is not None:
        return False
    if not 0 < amount.low < unit.parts or whole.unit_last != whole.last:
        return False
    between = line.lowers[whole.last : amount.first]
    return len(between) <= 1 and all(
        word in {",", "-"} or lexicon.has("numerals.joiners", word) for word in between
    )


def _is_rest(line: Line, whole: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether an amount is the hundredths of the money right before it."""
    unit = whole.unit
    if unit is None or unit.dimension != "currency" or unit.factor != _ONE or whole.refused:
        return False
    if whole.scale is not None or whole.is_range or whole.per is not None or amount.refused:
        return False
    if not 0 < amount.low < _HUNDRED or amount.low != int(amount.low) or amount.scale is not None:
        return False
    between = line.lowers[whole.last : amount.first]
    told = len(between) == 1 and lexicon.has("numerals.points", between[0])
    shared = amount.unit is not None and amount.unit_first == whole.unit_first
    if amount.unit is not None and not shared:
        # "centavos" are hundredths of any money: that of the whole before them
        small = amount.unit.dimension == "currency" and amount.unit.factor == 1 / _HUNDRED
        same = small and (amount.unit.code == unit.code or bool(between))
        joined = all(lexicon.has("numerals.joiners", word) for word in between)
        return same and (told or joined)
    named = (whole.unit_last == whole.last or shared) and whole.form == amount.form
    return (
        named and (told or not between) and not amount.noun and line.text(whole.last - 1).isalpha()
    )
