"""Fractions and mixed numbers said in words: "twenty-one fifths", "three and a fifth", "two and 3/4"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.denominator_words import denominator_of, whole_at
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.number_words import read_words
from pipeline.extract.quantity.numerals import digit_fraction, is_number, vulgar_fraction
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_TEN = Decimal(10)
_TWENTY = Decimal(20)
_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_LARGEST = Decimal(10) ** 27
Part = tuple[Decimal, Decimal, int]
"""Numerator, denominator, and where the fraction ends."""


def mixed_with_fraction(line: Line, first: int, number: Number, lexicon: QuantityLexicon) -> Number:
    """The number, with the denominator or the fraction that follows it as far as both are one.

    "twenty-one fifths" is 4.2, "twenty and three fifths" 20.6, "one hundred
    and five thousandths" 100.005 and "two million and a quarter" 2,250,000.
    """
    whole = abs(number.value) < _LARGEST and number.value == number.value.to_integral_value()
    if not whole:
        return number
    part = _divided(line, first, number, lexicon)
    if part is not None:
        return part
    index = number.last
    word = line.lower(index)
    joined = lexicon.has("numerals.joiners", word) or lexicon.has("numerals.points", word)
    if not joined or line.lower(first - 1) in lexicon.words.ranges.openers:
        return number
    added = _part(line, index + 1, lexicon, number.words)
    if added is None:
        return number
    return _mixed(number, added)


def mixed_from_article(line: Line, index: int, lexicon: QuantityLexicon) -> Number | None:
    """An article that is one, since a joiner and an article's part follow it: "un et un demi", "uno e mezzo"."""
    joined = lexicon.has("numerals.joiners", line.lower(index + 1))
    if not joined or not lexicon.has("fractions.ones", line.lowers[index]):
        return None
    ending = lexicon.endings.at(line.lowers, index + 1)
    if ending is not None:
        return Number(_ONE + ending[1], index + 1 + ending[0], words=True, elements=2)
    whole = Number(_ONE, index + 1, words=True, elements=2)
    if not lexicon.has("numerals.articles", line.lower(index + 2)):
        return None
    added = _part(line, index + 2, lexicon, words=True)
    return _mixed(whole, added) if added is not None else None


def read_part(line: Line, index: int, lexicon: QuantityLexicon) -> Part | None:
    """A fraction below one that starts with an article and a composed denominator ("a twenty-first")."""
    if not lexicon.has("numerals.articles", line.lower(index)):
        return None
    found = _composed_denominator(line, index + 1, lexicon)
    return (_ONE, found[0], found[1]) if found is not None else None


def _mixed(number: Number, added: Part) -> Number:
    """A whole number with a part of one added, or of its scale where it ends in one."""
    part = added[0] / added[1]
    scale = number.scale
    ends_in_scale = scale is not None and number.value % scale == 0
    number.value += part * scale if scale is not None and ends_in_scale else part
    number.last = added[2]
    return number


def _divided(line: Line, first: int, number: Number, lexicon: QuantityLexicon) -> Number | None:
    """A number over the denominator right after it."""
    index = _past_hyphen(line, number.last)
    if number.value > 1 and lexicon.has("fractions.plural_halves", line.lower(index)):
        return Number(number.value / 2, index + 1, words=number.words, elements=2)
    found = whole_at(line, index, lexicon)
    if found is None or not _may_divide(line, index, number, lexicon):
        composed = _composed_denominator(line, index, lexicon) if number.words else None
        if composed is None or number.value >= composed[0]:
            return None
        return _over(number.value, *composed)
    simple, last = found
    if not number.words:
        return _over(number.value, simple, last)
    joins = lexicon.words.numerals.joins_after
    if number.joint is not None and "hundred" in joins:
        tail = read_words(line, number.joint + 1, lexicon, number.last)
        head = read_words(line, first, lexicon, number.joint)
        if (
            tail is not None
            and head is not None
            and tail.value < simple
            and not _is_ones_of(head.value, tail.value, lexicon)
        ):
            return _mixed(head, (tail.value, simple, last))
    tens = number.value % _HUNDRED
    spaced = not lexicon.words.fractions.suffixes_follow_tens and "hundred" in joins
    parted = spaced or index > number.last
    if simple < _TEN and tens >= _TWENTY and tens % _TEN == 0 and number.joint is None and parted:
        # "one hundred thirty fifths" are a hundred parts of thirty-five
        numerator = read_words(line, first, lexicon, number.last - 1)
        if numerator is not None and number.last - 1 > first:
            return _over(numerator.value, tens + simple, last)
    return _over(number.value, simple, last)


def _is_ones_of(tens: Decimal, ones: Decimal, lexicon: QuantityLexicon) -> bool:
    """Whether a joiner stands within a number below a hundred ("vinte e três quintos" are 23 fifths)."""
    numerals = lexicon.words.numerals
    joins = "ten" in numerals.joins_after and not numerals.unit_before_ten
    return joins and ones < _TEN and tens % _HUNDRED >= _TWENTY and tens % _TEN == 0


def _over(numerator: Decimal, denominator: Decimal, last: int) -> Number:
    value = numerator / denominator
    return Number(value, last, words=True, fraction=value < 1, elements=2)


def _may_divide(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> bool:
    """Whether a word for a part is one after this number, and no ordinal, length of time or half of a match."""
    word = line.lower(index)
    if lexicon.has("fractions.halves", word) or number.value <= 0:
        return False
    fractions = lexicon.words.fractions
    ordinal = word in fractions.ordinals and not fractions.ordinals_divide
    if number.value != 1 and ordinal:
        return False
    if line.text(index + 1) == "-" and line.glued(index + 1):
        return False
    if lexicon.not_parts.at(line.lowers, index + 1) is not None:
        return False
    parts = lexicon.words.fractions.denominators.get(word)
    timed = lexicon.has("fractions.lengths", word) and parts is not None
    return not timed or parts is None or number.value < parts


def _composed_denominator(
    line: Line, index: int, lexicon: QuantityLexicon
) -> tuple[Decimal, int] | None:
    """A denominator of several words and where it ends: "twenty-firsts", "one hundred fifth"."""
    if index >= len(line) or is_number(line.texts[index]):
        return None
    head = read_words(line, index, lexicon)
    if head is None or head.scale is not None:
        return None
    last = _past_hyphen(line, head.last)
    word = line.lower(last)
    tens = head.value % _HUNDRED
    if head.value > 1 and lexicon.has("fractions.suffixes", word):
        # "onze avos": the ending is a word of its own
        return head.value, last + 1
    if head.joint is not None:
        return None
    ones = lexicon.words.fractions.compound_denominators.get(word) if last > head.last else None
    if ones is None:
        ones = denominator_of(word, lexicon)
    if ones is None or lexicon.has("fractions.halves", word):
        return None
    fits = (tens >= _TWENTY and tens % _TEN == 0 and ones < _TEN) or (
        tens == 0 and head.value > 0 and ones < _HUNDRED
    )
    return (head.value + ones, last + 1) if fits else None


def _past_hyphen(line: Line, index: int) -> int:
    """The index after a hyphen that joins two words, with or without spaces around it."""
    if line.text(index) in {"-", "‑"} and line.glued(index) == line.glued(index + 1):
        return index + 1
    return index


def _part(line: Line, index: int, lexicon: QuantityLexicon, words: bool) -> Part | None:
    """The fraction below one that starts at ``index``, after a joiner."""
    text = line.text(index)
    if not text:
        return None
    sign = vulgar_fraction(text)
    if sign is not None:
        return sign, _ONE, index + 1
    if is_number(text):
        digits = digit_fraction(line, index)
        return (digits, _ONE, index + 3) if digits is not None else None
    if not words:
        return None
    if lexicon.has("numerals.articles", line.lower(index)):
        part = _after_article(line, index + 1, lexicon) or read_part(line, index, lexicon)
        if part is not None:
            return part
    spelled = read_words(line, index, lexicon)
    if spelled is None or spelled.scale is not None:
        return None
    start = _past_hyphen(line, spelled.last)
    found = whole_at(line, start, lexicon)
    if found is None or spelled.value >= found[0]:
        return None
    fractions = lexicon.words.fractions
    divides = fractions.ordinals_divide or line.lower(start) not in fractions.ordinals
    single = spelled.value == 1 or divides
    return (spelled.value, *found) if single else None


def _after_article(line: Line, index: int, lexicon: QuantityLexicon) -> Part | None:
    """The part after an article; one that is an ordinal too ("a third") needs a unit or the clause's end behind it."""
    word = line.lower(index)
    found = whole_at(line, index, lexicon)
    if found is None:
        return None
    after = line.text(found[1])
    if word in lexicon.sets["fractions.ordinal_like"] and after[:1].isalpha():
        measured = lexicon.units.words.at(line.lowers, found[1]) is not None
        if not measured and not lexicon.has("fractions.followers", after.casefold()):
            return None
    return _ONE, *found
