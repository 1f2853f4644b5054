"""What a unit is divided by: "per kilowatt-hour", "/kWh", "a barrel", "Liter Milch pro Tag"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_MOST_FILLERS = 3
_SHORTEST_NOUN = 3
_ONE = Decimal(1)


def attach_denominator(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Find what an amount's unit is divided by; percentages and lengths of time are divided by nothing."""
    unit = amount.unit
    if unit is None or unit.dimension == "share" or unit.kind == "duration":
        return
    money = unit.dimension == "currency"
    found = read_denominator(line, amount.last, lexicon, money)
    if found is None and not money and unit.kind == "amount":
        found = _far_denominator(line, amount.last, lexicon)
    if found is None:
        return
    last, form = found
    amount.per, amount.last = form, last
    if amount.unit_last >= amount.core_last:
        amount.unit_last = last


def _far_denominator(
    line: Line, index: int, lexicon: QuantityLexicon
) -> tuple[int, UnitForm] | None:
    """The time that a measure is divided by, with what is measured between ("Liter Milch pro Tag")."""
    for skipped in range(_MOST_FILLERS):
        filler = line.text(index + skipped)
        if not filler.isalnum() or is_number(filler):
            return None
        found = read_denominator(line, index + skipped + 1, lexicon, money=False)
        if found is not None:
            timed = found[1].kind == "duration" and line.text(index + skipped + 1) != "/"
            return found if timed else None
    return None


def read_denominator(
    line: Line, index: int, lexicon: QuantityLexicon, money: bool
) -> tuple[int, UnitForm] | None:
    """The word for "per" at ``index`` and the unit after it: where it ends, and what it is."""
    hyphen = line.text(index) == "-" and line.glued(index)
    if hyphen:
        index += 1
    per = lexicon.per.at(line.lowers, index)
    if per is None and not lexicon.has("units.per_articles", line.lower(index)):
        return None
    start = index + (per[0] if per is not None else 1)
    if hyphen and line.text(start) == "-":
        start += 1
    if start >= len(line) or is_number(line.texts[start]):
        return None
    noun = lexicon.denominators.at(line.lowers, start)
    if noun is not None:
        return start + noun[0], _counted(noun[1])
    for found in (
        lexicon.units.words.at(line.lowers, start),
        lexicon.units.symbols.at(line.texts, start),
    ):
        if found is None or found[1].dimension == "share":
            continue
        if per is None and len(line.texts[start]) == 1:
            continue
        last = start + found[0]
        timed = found[1].kind == "duration"
        past = per is None and lexicon.has("units.not_per_before", line.lower(last))
        dated = timed and (past or is_number(line.text(last)))
        return None if dated else (last, found[1])
    word = line.lowers[start]
    any_noun = lexicon.words.units.per_any
    spelled = any_noun and per is not None and money and line.texts[index] != "/"
    if spelled and word.isalpha() and len(word) >= _SHORTEST_NOUN:
        return None if lexicon.has("nouns.stops", word) else (start + 1, _counted(word))
    return None


def _counted(code: str) -> UnitForm:
    return UnitForm(code, "count", _ONE, "count", code, _ONE)
