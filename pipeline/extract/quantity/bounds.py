"""Two open ends that are one range: "more than 20 and less than 35 percent", "at most 100 and at least 20"."""

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_LOWER = frozenset({"more_than", "at_least"})
_UPPER = frozenset({"less_than", "at_most"})
_MOST_BETWEEN = 2


def join_bounds(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with each lower and upper bound of one thing, said one after the other, as one range."""
    joined: list[Amount] = []
    for amount in amounts:
        left = joined[-1] if joined else None
        if left is not None and _are_ends(line, left, amount, lexicon):
            _merge(left, amount)
            continue
        joined.append(amount)
    return joined


def _are_ends(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> bool:
    kinds = {left.qualifier, right.qualifier}
    if not (kinds & _LOWER and kinds & _UPPER) or left.refused or right.refused:
        return False
    if left.is_range or right.is_range or left.noun or left.form != right.form:
        return False
    if left.unit is not None and right.unit is None and right.noun:
        return False
    if left.unit is not None and right.unit is not None and left.unit.code != right.unit.code:
        return False
    if left.qualifier_first >= left.last and right.qualifier_first >= right.last:
        # "100 at most and 20 at least"
        between = line.lowers[left.qualifier_last : right.first]
    elif left.qualifier_last > left.first or right.qualifier_last != right.first:
        return False
    else:
        between = line.lowers[left.last : right.qualifier_first]
    if not between or len(between) > _MOST_BETWEEN:
        return False
    low, high = (left, right) if left.qualifier in _LOWER else (right, left)
    return low.high < high.low and all(lexicon.has("ranges.list_joiners", w) for w in between)


def _merge(left: Amount, right: Amount) -> None:
    """Make the left amount the range between both."""
    left.low, left.high = sorted((left.low, right.low))
    if left.unit is None and right.unit is not None:
        left.unit, left.per = right.unit, right.per
        left.unit_first, left.unit_last = right.unit_first, right.unit_last
    left.own_unit = left.own_unit or right.own_unit
    left.noun, left.noun_word = right.noun, right.noun_word
    left.noun_first, left.noun_last = right.noun_first, right.noun_last
    left.last, left.core_last = right.last, right.core_last
    left.is_range, left.rule, left.qualifier = True, "range", "exact"
    left.qualifier_first = left.qualifier_last = 0
