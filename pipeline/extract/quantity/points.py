"""Points that are percentage points or basis points, as the sentence tells: "a full point", "a quarter of a point", "0,25 point"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_QUARTERS = frozenset({Decimal("0.25"), Decimal("0.75")})
"""Parts of a point by which nothing moves but rates."""
_AFTER = 3
_MOST = Decimal(15)
"""More points than these are none of a percentage."""
PERCENTAGE_POINT = UnitForm("percentage_point", "share", _ONE, "change", "percentage_point", _ONE)
BASIS_POINT = UnitForm("basis_point", "share", _ONE, "change", "basis_point", _ONE)


def point_at(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether the word at ``index`` is a point of what the sentence says of rates."""
    return lexicon.has("units.points", line.lower(index)) and _speaks_of_rates(line, lexicon)


def attach_points(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Give a number, or a part in words, before "points" their unit; nothing where the sentence speaks of no rate."""
    index = amount.last
    part = amount.form == "fraction"
    if part:
        link = lexicon.links.at(line.lowers, index) or _of(line, index, lexicon)
        index += link[0] if link is not None else 0
        if lexicon.has("numerals.articles", line.lower(index)):
            index += 1
        if _take_named(line, amount, index, lexicon):
            return
    elif lexicon.has("units.fillers", line.lower(index)):
        index += 1
    if not lexicon.has("units.points", line.lower(index)) or amount.scale is not None:
        return
    if part:
        # "a quarter of a point" moves a rate, "a third of the points" is a share
        words = lexicon.words.units
        single = line.lower(index) == words.points[0] and (
            line.lower(index - 1) in words.links[:1]
            or (index > amount.last and lexicon.has("numerals.articles", line.lower(index - 1)))
        )
        if not single and not _speaks_of_rates(line, lexicon):
            return
        amount.low, amount.high = amount.low / _HUNDRED, amount.high / _HUNDRED
        amount.form, amount.words = "words", True
        _take(amount, index, PERCENTAGE_POINT)
    elif amount.high < _MOST and (
        _speaks_of_rates(line, lexicon)
        or _sets_shares_apart(line, amount, index, lexicon)
        or (amount.high in _QUARTERS and lexicon.sets["units.indices"].isdisjoint(line.lowers))
    ):
        _take(amount, index, PERCENTAGE_POINT)
    elif amount.high >= _MOST and not lexicon.sets["units.spreads"].isdisjoint(line.lowers):
        _take(amount, index, BASIS_POINT)


def _take_named(line: Line, amount: Amount, index: int, lexicon: QuantityLexicon) -> bool:
    """Give a part of a whole unit that unit ("three quarters of a percentage point", "of a mile"); whether there is one."""
    found = lexicon.units.words.at(line.lowers, index)
    if found is None:
        return False
    of = lexicon.of_which.at(line.lowers, amount.last) is not None
    single = of and lexicon.has("numerals.articles", line.lower(index - 1))
    pointed = found[1].code in {PERCENTAGE_POINT.code, BASIS_POINT.code}
    if not (pointed or (single and found[1].kind == "amount")):
        # "a third in a year", "un terzo delle ore"
        return False
    size, form = found
    amount.low, amount.high = amount.low / _HUNDRED, amount.high / _HUNDRED
    amount.form, amount.words = "words", True
    amount.unit, amount.own_unit, amount.rule = form, True, "part-of-unit"
    amount.unit_first, amount.unit_last = index, index + size
    amount.last = index + size
    return True


def _of(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, bool] | None:
    """The word between a part and its point."""
    return (1, True) if lexicon.has("fractions.followers", line.lower(index)) else None


def _take(amount: Amount, index: int, form: UnitForm) -> None:
    amount.unit, amount.own_unit, amount.rule = form, True, "points-of-rate"
    amount.unit_first, amount.unit_last = index, index + 1
    amount.last = index + 1


def _sets_shares_apart(line: Line, amount: Amount, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether the points say how far a percentage before them is from another ("93,4 %, soit 1,6 point de moins")."""
    shared = "%" in line.texts[: amount.first]
    if not shared or not lexicon.sets["units.indices"].isdisjoint(line.lowers):
        return False
    after = line.lowers[index + 1 : index + 1 + _AFTER]
    return not lexicon.sets["units.apart"].isdisjoint(after)


def _speaks_of_rates(line: Line, lexicon: QuantityLexicon) -> bool:
    """Whether a word of the sentence names a rate; a percentage alone tells nothing ("up 0.25 points, or 0.01%")."""
    return not lexicon.sets["units.rates"].isdisjoint(line.lowers)
