"""A number and how far it may be off, as one range: "5.2 ± 0.3 metres", "80 kg plus or minus 2"."""

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon


def join_tolerances(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with each number and the tolerance after it as the range between both ends."""
    joined: list[Amount] = []
    for amount in amounts:
        middle = joined[-1] if joined else None
        if middle is not None and _is_tolerance(line, middle, amount, lexicon):
            _widen(middle, amount)
            continue
        joined.append(amount)
    return joined


def _is_tolerance(line: Line, middle: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    found = lexicon.tolerances.at(line.lowers, middle.last)
    if found is None or middle.last + found[0] != amount.core_first:
        return False
    if (
        middle.is_range
        or middle.refused
        or amount.refused
        or not middle.form == amount.form == "digits"
    ):
        return False
    one_unit = middle.unit is None or amount.unit is None or middle.unit.code == amount.unit.code
    return one_unit and (amount.scale is not None or middle.scale is None)


def _widen(middle: Amount, tolerance: Amount) -> None:
    """Make the number the range around it."""
    low = middle.low
    if middle.scale is None and tolerance.scale is not None:
        low *= tolerance.scale
        middle.scale = tolerance.scale
    middle.low, middle.high = low - tolerance.high, low + tolerance.high
    if middle.unit is None:
        middle.unit, middle.per = tolerance.unit, tolerance.per
        middle.unit_first, middle.unit_last = tolerance.unit_first, tolerance.unit_last
    if tolerance.noun:
        middle.noun, middle.noun_word = tolerance.noun, tolerance.noun_word
        middle.noun_first, middle.noun_last = tolerance.noun_first, tolerance.noun_last
    middle.own_unit = middle.own_unit or tolerance.own_unit
    middle.last, middle.core_last = tolerance.last, tolerance.core_last
    middle.is_range, middle.rule, middle.qualifier = True, "tolerance", "exact"
    middle.qualifier_first = middle.qualifier_last = 0
