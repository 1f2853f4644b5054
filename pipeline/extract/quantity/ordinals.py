"""Ordinals ("fourth", "4th", "vierte"), and the ranks and counted events that they make."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.number_words import read_words
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_TEN, _TWENTY, _HUNDRED = Decimal(10), Decimal(20), Decimal(100)


def read_ordinal(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[Decimal, int] | None:
    """The ordinal at ``index`` and where it ends: "fourth", "4th", "vierte", "4."."""
    text, lower = line.text(index), line.lower(index)
    if not text:
        return None
    if is_number(text):
        if not text.isdigit() or len(text) > 4:  # noqa: PLR2004
            return None
        signs = lexicon.words.fractions.ordinal_signs
        if line.glued(index + 1) and line.lower(index + 1) in signs:
            return Decimal(text), index + 2
        if lexicon.ordinal_point and line.text(index + 1) == "." and line.glued(index + 1):
            return Decimal(text), index + 2
        return None
    ordinals = lexicon.words.fractions.ordinals
    value = ordinals.get(lower)
    if value is None and lexicon.words.numerals.glued:
        for ending in lexicon.words.fractions.ordinal_endings:
            stem = lower.removesuffix(ending)
            if stem != lower:
                value = ordinals.get(stem)
                if value is not None:
                    break
    return None if value is None else (value, index + 1)


def read_composed_ordinal(line: Line, index: int, lexicon: QuantityLexicon) -> int | None:
    """Where an ordinal of several words ends that starts at ``index``: "twenty-first", "one hundred and fifth"."""
    head = read_words(line, index, lexicon)
    if head is None or head.value % _TEN or head.value < _TWENTY:
        return None
    last = head.last
    hyphen = line.text(last) == "-" and line.glued(last) and line.glued(last + 1)
    joined = lexicon.has("numerals.joiners", line.lower(last))
    if hyphen or (joined and head.value % _HUNDRED == 0):
        last += 1
    elif head.value % _HUNDRED:
        return None
    value = lexicon.words.fractions.ordinals.get(line.lower(last))
    if value is None or (line.text(last + 1) == "-" and line.glued(last + 1)):
        return None
    return last + 1 if value < (_TEN if head.value % _HUNDRED else _HUNDRED) else None


def read_ordinal_range(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """Two ordinals that a pair of words makes the ends of a range: "entre le dixième et le quinzième"."""
    connector = lexicon.words.ranges.openers.get(line.lower(index - 1))
    if connector is None:
        return None
    low = _read_place(line, index, lexicon)
    if low is None or line.lower(low[1]) != connector:
        return None
    high = _read_place(line, low[1] + 1, lexicon)
    if high is None or low[0] >= high[0]:
        return None
    return Amount(
        index, high[1], low[0], high[0], "words", "range", is_range=True, words=True
    )  # fmt: skip


def _read_place(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[Decimal, int] | None:
    """An ordinal, with an article before it, of one word or of a ten and its ones ("décima primeira")."""
    if lexicon.has("nouns.stops", line.lower(index)):
        index += 1
    fractions = lexicon.words.fractions
    found = read_ordinal(line, index, lexicon)
    value = fractions.denominators.get(line.lower(index)) if found is None else None
    if value is not None:
        found = value, index + 1
    if found is not None and found[0] % _TEN == 0:
        ones = fractions.ordinals.get(line.lower(found[1]))
        if ones is not None and ones < _TEN:
            return found[0] + ones, found[1] + 1
    return found


def read_rank(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """An ordinal before a superlative ("third-largest", "drittgrößte"), or of an event that is counted; from the second on."""
    lower = line.lowers[index]
    for ordinal, number in lexicon.words.fractions.ordinals.items():
        rest = lower.removeprefix(ordinal)
        if rest != lower and lexicon.has("fractions.superlatives", rest) and number > 1:
            return Amount(index, index + 1, number, number, "rank", "rank")
    read = read_ordinal(line, index, lexicon)
    if read is None:
        return None
    value, last = read
    if value > 1 and lexicon.has("fractions.counted_events", line.lower(last)):
        return Amount(index, last, value, value, "words", "ordinal-count", words=True)
    position = last + 1 if line.text(last) == "-" else last
    if value > 1 and lexicon.has("fractions.superlatives", line.lower(position)):
        return Amount(index, last, value, value, "rank", "rank")
    return None
