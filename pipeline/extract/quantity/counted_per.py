"""Counts divided by what is counted too, or by a time short of a year: "1.4 children per woman", "120 ships a day", a label "Bottles per head"."""

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.denominators import counted, read_time
from pipeline.extract.quantity.noun_codes import singular
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_SHORTEST = 3
_ADJECTIVES = 2
_YEAR = "year"


def attach_per(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Make a count a rate where a word for "per" and another thing or a time follow its noun; so many a year are still counted."""
    if not amount.noun or amount.unit is not None or amount.refused:
        return
    found = read_per(line, amount.noun_last, lexicon, is_fraction=amount.low % 1 != 0)
    found = found or _read_time(line, amount.noun_last, lexicon)
    if found is None:
        return
    last, code = found
    amount.unit, amount.per = counted(amount.noun), counted(code)
    amount.unit_first, amount.unit_last = amount.noun_first, last
    amount.last, amount.own_unit = last, True


def _read_time(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, str] | None:
    """Where a time that a count is divided by ends, and its code; adjectives may stand between ("visitatori stranieri al giorno")."""
    for place in range(index, index + _ADJECTIVES + 1):
        found = read_time(line, place, lexicon)
        if found is not None:
            return None if found[1] == _YEAR else found
        if not line.text(place).isalpha() or lexicon.has("nouns.stops", line.lower(place)):
            return None
    return None


def count_of_label(
    line: Line, index: int, lexicon: QuantityLexicon
) -> tuple[UnitForm, UnitForm] | None:
    """The thing before a label's word for "per" at ``index`` and the one after it ("Kinder je Frau")."""
    named = line.text(index - 1)
    found = read_per(line, index, lexicon) if named.isalpha() else None
    if found is None or lexicon.units.words.at(line.lowers, index - 1) is not None:
        return None
    one = singular(named, lexicon).casefold()
    return counted(lexicon.nouns.get(one, one)), counted(found[1])


def read_per(
    line: Line, index: int, lexicon: QuantityLexicon, *, is_fraction: bool = False
) -> tuple[int, str] | None:
    """Where a word for "per" and a thing end that start at ``index``, and the thing's code; None for times, measures and small words.

    A word that is "for" as well ("figli per donna", "posti per studenti") divides only fractions, by one known thing.
    """
    per = lexicon.per.at(line.lowers, index)
    if line.text(index) == "/":
        return None
    if per is None:
        return _of_one(line, index, lexicon) if is_fraction else None
    start = index + per[0]
    word = line.text(start)
    if len(word) < _SHORTEST or not word.isalpha() or lexicon.has("nouns.stops", word.casefold()):
        return None
    listed = lexicon.denominators.at(line.lowers, start)
    if listed is not None:
        return start + listed[0], listed[1]
    if lexicon.units.words.at(line.lowers, start) is not None:
        return None
    one = singular(word, lexicon).casefold()
    code = lexicon.nouns.get(one) or (one if lexicon.words.units.per_any else None)
    return None if code is None else (start + 1, code)


def _of_one(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, str] | None:
    if not lexicon.has("units.per_articles", line.lower(index)):
        return None
    word = line.lower(index + 1)
    code = lexicon.nouns.get(word)
    if code is None or singular(word, lexicon).casefold() != word:
        return None
    return index + 2, code
