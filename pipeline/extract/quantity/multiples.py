"""How many times: "doubled", "sixfold", "three times as many", "viermal so viele"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.glued import split_glued
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon


def _ratio(first: int, last: int, value: Decimal, rule: str) -> Amount:
    return Amount(first, last, value, value, "multiple", rule, own_unit=True)


def read_multiple(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """A word that says a multiple by itself, or with the right neighbour."""
    words = lexicon.words.multiples
    lower = line.lowers[index]
    phrase = lexicon.multiple_phrases.at(line.lowers, index)
    if phrase is not None:
        return _ratio(index, index + phrase[0], phrase[1], "multiple-phrase")
    after = index + 1
    hyphen = line.text(after) == "-" and line.glued(after)
    value = words.verbs.get(lower)
    if value is not None:
        return None if hyphen else _ratio(index, after, value, "multiple-verb")
    value = words.words.get(lower)
    if value is not None:
        if hyphen or not _is_multiple(line, index, lexicon):
            return None
        return _ratio(index, _past_comparison(line, after, lexicon), value, "multiple-word")
    return _suffixed(line, index, lexicon)


def _is_multiple(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    after = index + 1
    followed = lexicon.has("multiples.followers", line.lower(after))
    return (followed and not line.text(after + 1)[:1].isupper()) or (
        lexicon.openers.before(line.lowers, index) is not None
        and not lexicon.has("multiples.times", line.lower(index + 1))
    )


def _past_comparison(line: Line, index: int, lexicon: QuantityLexicon) -> int:
    """The multiple takes in the first words of its comparison where they belong to it ("viermal so viele")."""
    if lexicon.words.numerals.glued and lexicon.has("multiples.followers", line.lower(index)):
        return index + 2 if line.lower(index) == "so" and index + 1 < len(line) else index + 1
    return index


def _suffixed(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """A number word with a suffix glued to it: "sixfold", "vierfache", "viermal" with its follower."""
    words = lexicon.words.multiples
    lower = line.lowers[index]
    for suffixes, needs_follower in ((words.suffixes, False), (words.times_suffixes, True)):
        for suffix in suffixes:
            head = lower.removesuffix(suffix).rstrip("-")
            if head == lower or not head:
                continue
            value = lexicon.words.numerals.small.get(head)
            if value is None:
                pieces = split_glued(head, lexicon) if lexicon.morphemes else None
                value = pieces[0][1] if pieces and len(pieces) == 1 else None
            if value is None or value <= 1:
                continue
            if needs_follower and not lexicon.has("multiples.followers", line.lower(index + 1)):
                continue
            last = _past_comparison(line, index + 1, lexicon) if needs_follower else index + 1
            return _ratio(index, last, value, "multiple-suffix")
    return None


def times(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> Amount | None:
    """A number and what makes it a multiple: "three times as", "10-fold", "10x"."""
    words = lexicon.words.multiples
    if number.scale is not None:
        return None
    factor = lexicon.factors.before(line.lowers, index)
    if factor is not None and number.value > 1:
        value = 1 / number.value if factor[1] else number.value
        return _ratio(index - factor[0], number.last, value, "multiple-factor")
    position = number.last
    if line.text(position) == "-" and line.glued(position):
        position += 1
    lower = line.lower(position)
    if lower in words.suffixes or (lower in words.signs and line.glued(position)):
        after = line.text(position + 1)
        if lower in words.signs and line.glued(position + 1) and is_number(after):
            return None
        return _ratio(index, position + 1, number.value, "multiple-suffix")
    if lower in words.times and lexicon.has("multiples.followers", line.lower(position + 1)):
        return _ratio(index, position + 1, number.value, "multiple-times")
    return None
