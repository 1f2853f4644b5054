"""Words for parts of a whole, simple, derived from a number word, or glued to one: "fifths", "zwanzigstel"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.glued import ways_to_split
from pipeline.extract.quantity.number_sums import NumberSum
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_SMALLEST = Decimal(2)
_VOWELS = "ea"
"""What a number word may lose before an ending ("treinta", "treintavo")."""
_TEN = Decimal(10)
_TWENTY = Decimal(20)


def whole_at(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[Decimal, int] | None:
    """Into how many parts the words at ``index`` part a whole, and where they end: "fifth", "veinticincoavos", "vingt-cinquième"."""
    word = line.lower(index)
    value = denominator_of(word, lexicon)
    if value is not None:
        return value, index + 1
    fractions = lexicon.words.fractions
    numerals = lexicon.words.numerals
    spelled = numerals.small.get(word) or numerals.twenties.get(word)
    tens = spelled if fractions.suffixes_follow_tens else None
    if tens is None or tens < _TWENTY or tens % _TEN:
        return None
    after = index + 1
    while line.text(after) == "-" or lexicon.has("numerals.joiners", line.lower(after)):
        after += 1
    tail = denominator_of(line.lower(after), lexicon) or fractions.ordinals.get(line.lower(after))
    return (tens + tail, after + 1) if tail is not None and tail < _TWENTY else None


def denominator_of(word: str, lexicon: QuantityLexicon) -> Decimal | None:
    """Into how many parts one word says a whole is parted, or None."""
    fractions = lexicon.words.fractions
    value = fractions.denominators.get(word)
    if value is not None or not word.endswith(fractions.suffixes):
        return value
    if lexicon.units.money_words.at([word], 0) is not None:
        # "12 centesimi" are money
        return None
    for ending in fractions.suffixes:
        stem = word.removesuffix(ending)
        if stem == word or not stem:
            continue
        forms = (f"{stem}{vowel}" for vowel in ("", *_VOWELS))
        value = next((found for form in forms if (found := glued_value(form, lexicon))), None)
        if value is not None and value >= _SMALLEST:
            return value
    return None


def glued_value(stem: str, lexicon: QuantityLexicon) -> Decimal | None:
    """The whole number that a glued word says, or None."""
    for way in ways_to_split(stem, lexicon.morphemes, lexicon.longest_morpheme):
        building = NumberSum(lexicon.words.numerals)
        if building.add_all(way, joined=False, counted=True):
            return building.value
    return None
