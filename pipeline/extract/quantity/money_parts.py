"""Money said in two parts: "eight dollars and twenty cents", "15 dollars 50"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_HUNDRED = Decimal(100)
_ONE = Decimal(1)


def join_money_parts(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with each pair of a whole and its hundredths as one."""
    joined: list[Amount] = []
    for amount in amounts:
        whole = joined[-1] if joined else None
        if whole is not None and _is_rest(line, whole, amount, lexicon):
            hundredths = amount.low / _HUNDRED
            whole.low += hundredths
            whole.high += hundredths
            whole.last = amount.last
            continue
        joined.append(amount)
    return joined


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
    if amount.unit is not None:
        same = amount.unit.code == unit.code and amount.unit.factor == 1 / _HUNDRED
        return same and all(lexicon.has("numerals.joiners", word) for word in between)
    named = whole.unit_last == whole.last and whole.form == amount.form
    return named and not between and not amount.noun and line.text(whole.last - 1).isalpha()
