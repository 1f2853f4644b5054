"""Prices of a unit that stands before them: "una tonnellata costa 290 euro", "cada día de huelga cuesta 12 millones"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.denominators import counted
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_FARTHEST = 14
_MILLION = Decimal(1_000_000)
_MEASURED = frozenset({"mass", "volume", "area", "length", "energy"})


def attach_prices(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> None:
    """Divide sums of money by the unit that the clause gives the price of."""
    if not lexicon.words.prices.verbs:
        return
    for amount in amounts:
        unit = amount.unit
        if amount.refused or unit is None or amount.per is not None:
            continue
        if unit.dimension == "currency" and amount.own_unit:
            amount.per = _priced(line, amount, lexicon)


def _priced(line: Line, amount: Amount, lexicon: QuantityLexicon) -> UnitForm | None:
    """What an article or "each" before a unit and a verb of costing after it say that the sum is for."""
    paid = False
    if lexicon.has("prices.differences", line.lower(amount.last)):
        return None
    for index in range(amount.first - 1, max(-1, amount.first - _FARTHEST), -1):
        word = line.lowers[index]
        if is_number(line.texts[index]) or word in {".", ";", ":", "(", ")"}:
            return None
        if lexicon.has("prices.verbs", word):
            paid = True
        elif paid and lexicon.has("prices.each", word):
            return _unit_at(line, index + 1, lexicon, each=True)
        elif paid and lexicon.has("prices.ones", word) and amount.low < _MILLION:
            found = _unit_at(line, index + 1, lexicon, each=False)
            if found is not None:
                return found
    return None


def _unit_at(line: Line, index: int, lexicon: QuantityLexicon, each: bool) -> UnitForm | None:
    """The measure at a place; after "each" also a time or a thing."""
    found = lexicon.units.words.at(line.lowers, index)
    if found is not None:
        timed = each and found[1].kind == "duration"
        return found[1] if timed or found[1].dimension in _MEASURED else None
    table = lexicon.denominators if each else lexicon.priced_things
    named = table.at(line.lowers, index)
    return None if named is None else counted(named[1])
