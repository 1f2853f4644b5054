"""What bare numbers count by "the number of" before them: "the number of wolves rose from 1,200 to 1,640"."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.nouns import attach_noun
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FARTHEST = 22
_NEAR = 8
_MANY = Decimal(2)
_SMALL = Decimal(1000)
_STOPS = frozenset(";:.!?()–—")
_BARE = frozenset({"digits", "words"})


def attach_numbered(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> None:
    """Give bare numbers the noun that "the number of" names before them.

    A percentage close behind only learns where that noun stands: it tells what changed.
    """
    for amount in amounts:
        bare = amount.unit is None and amount.form in _BARE
        share = amount.unit is not None and amount.unit.dimension == "share"
        if amount.refused or amount.noun or not (bare or share):
            continue
        named = _named_before(line, amount, lexicon)
        if named is None:
            continue
        if bare and _narrows(line, named, amount, lexicon):
            continue
        if bare:
            amount.noun, amount.noun_word = named.noun, named.noun_word
        elif amount.first - named.noun_last > _NEAR or _is_parted(line, named, amount, lexicon):
            continue
        amount.noun_first, amount.noun_last = named.noun_first, named.noun_last


def _narrows(line: Line, named: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a small number right behind the noun only says which are meant ("calls to 112", "children under 5")."""
    leads = 0 < amount.qualifier_last == amount.first
    between = line.lowers[named.noun_last : amount.qualifier_first if leads else amount.first]
    if amount.high >= _SMALL or len(between) > 1:
        return False
    return not between or lexicon.has("nouns.narrowing", between[0])


def _named_before(line: Line, amount: Amount, lexicon: QuantityLexicon) -> Amount | None:
    """The noun after the nearest "the number of" in front, as what a number there would count."""
    low = max(0, amount.first - _FARTHEST)
    for index in range(amount.first - 1, low - 1, -1):
        if line.texts[index] in _STOPS:
            return None
        found = lexicon.numbering.at(line.lowers, index)
        if found is None:
            continue
        place = index + found[0]
        while lexicon.has("ranges.articles", line.lower(place)):
            place += 1
        probe = Amount(place, place, _MANY, _MANY, "digits", "number-in-digits")
        attach_noun(line, probe, lexicon)
        return probe if probe.noun and probe.noun_last <= amount.first else None
    return None


def _is_parted(line: Line, named: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether another clause or a list opens between the noun and a percentage."""
    return any(
        line.texts[index] == "," or lexicon.has("ranges.list_joiners", line.lowers[index])
        for index in range(named.noun_last, amount.first)
    )
