"""A number and how far it may be off, as one range: "5.2 ± 0.3 metres", "80 kg plus or minus 2", "$54 billion, plus or minus 2 percent"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_PERCENT = "percent"
_HUNDRED = Decimal(100)
_POINTS = {"percentage_point": Decimal(1), "basis_point": Decimal("0.01")}
"""How many percent a point of a percentage is."""


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
    start = middle.last + (line.text(middle.last) == ",")
    found = lexicon.tolerances.at(line.lowers, start)
    if found is None or start + found[0] not in _openings(amount):
        return False
    if (
        middle.is_range
        or middle.refused
        or amount.refused
        or not middle.form == amount.form == "digits"
    ):
        return False
    if _is_relative(middle, amount) or _in_points(middle, amount):
        return True
    one_unit = middle.unit is None or amount.unit is None or middle.unit.code == amount.unit.code
    return one_unit and (amount.scale is not None or middle.scale is None)


def _is_relative(middle: Amount, tolerance: Amount) -> bool:
    """Whether the number may be off by a share of itself."""
    units = middle.unit, tolerance.unit
    return units[1] is not None and units[1].code == _PERCENT and units[0] not in {None, units[1]}


def _in_points(middle: Amount, tolerance: Amount) -> bool:
    """Whether a percentage may be off by so many points."""
    return (
        middle.unit is not None
        and middle.unit.code == _PERCENT
        and tolerance.unit is not None
        and tolerance.unit.code in _POINTS
    )


def _openings(amount: Amount) -> set[int]:
    """Where an amount may start behind a sign: its digits, or the unit right before them ("$150 million")."""
    before = amount.unit is not None and amount.unit_last == amount.core_first
    return {amount.core_first, amount.unit_first} if before else {amount.core_first}


def _widen(middle: Amount, tolerance: Amount) -> None:
    """Make the number the range around it."""
    low, margin = middle.low, tolerance.high
    if _is_relative(middle, tolerance):
        margin *= low / _HUNDRED
    elif tolerance.unit is not None and _in_points(middle, tolerance):
        margin *= _POINTS[tolerance.unit.code]
    elif middle.scale is None and tolerance.scale is not None:
        low *= tolerance.scale
        middle.scale = tolerance.scale
    middle.low, middle.high = low - margin, low + margin
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
