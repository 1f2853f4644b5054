"""Numbers, in digits or words or both: decimals, scales, powers, and mixed numbers."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.composed_fractions import mixed_with_fraction
from pipeline.extract.quantity.denominator_words import whole_at
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.number_sums import NumberSum
from pipeline.extract.quantity.number_words import read_words
from pipeline.extract.quantity.numerals import is_number, read_digits, vulgar_fraction
from pipeline.extract.quantity.powers import with_power
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_HUNDRED = Decimal(100)
_MOST_DECIMALS = 20


def read_number(
    line: Line, index: int, lexicon: QuantityLexicon, decimal_comma: bool
) -> Number | None:
    """The number that starts at ``index``, in digits or words or both, with its scale; None where none does."""
    text = line.texts[index]
    if is_number(text):
        read = read_digits(line, index, decimal_comma)
        if read is None:
            return None
        value, last, fraction = read
        number = Number(value, last, words=False, fraction=fraction)
        with_power(line, number, lexicon, decimal_comma)
        _with_decimals(line, number, lexicon)
        _with_scales(line, number, lexicon, decimal_comma)
        return mixed_with_fraction(line, index, number, lexicon)
    part = vulgar_fraction(text)
    if part is not None:
        number = Number(part, index + 1, words=False, fraction=True)
        _with_scales(line, number, lexicon, decimal_comma)
        return number
    spelled = read_words(line, index, lexicon)
    opens = line.phrase and (not index or lexicon.has("numerals.minus", line.lower(index - 1)))
    if spelled is None and opens and lexicon.has("numerals.points", line.lowers[index]):
        # "point five"
        spelled = Number(Decimal(0), index, words=True)
        return spelled if _with_decimals(line, spelled, lexicon) else None
    if spelled is None:
        return None
    if _with_decimals(line, spelled, lexicon):
        _with_scales(line, spelled, lexicon, decimal_comma)
    elif spelled.scale is None:
        _with_sign(line, spelled, lexicon)
        with_power(line, spelled, lexicon, decimal_comma)
    return mixed_with_fraction(line, index, spelled, lexicon)


def _with_decimals(line: Line, number: Number, lexicon: QuantityLexicon) -> bool:
    """Decimals said after a word for their sign: "three point one four", "drei Komma 5"; whether there are."""
    index = number.last
    if not lexicon.has("numerals.points", line.lower(index)) or number.fraction:
        return False
    if number.value != number.value.to_integral_value() or _ends_in_scale(line, number, lexicon):
        return False
    start = index + 1
    if whole_at(line, start + 1, lexicon) is not None:
        # a part follows, no decimals ("cien con tres cuartos")
        return False
    digits = ""
    last = start
    while last < len(line) and len(digits) < _MOST_DECIMALS:
        if line.texts[last].isdigit() and line.texts[last].isascii():
            if digits:
                break
            digits, last = line.texts[last][:_MOST_DECIMALS], last + 1
            break
        if line.lowers[last] in lexicon.sets["numerals.articles"]:
            break
        spelled = read_words(line, last, lexicon, _small_words_end(line, last, lexicon))
        if spelled is None or spelled.value != int(spelled.value):
            break
        digits += str(spelled.value)
        last = spelled.last
    if not digits:
        return False
    number.value += Decimal(f"0.{digits}")
    number.last = last
    return True


def _ends_in_scale(line: Line, number: Number, lexicon: QuantityLexicon) -> bool:
    """Whether a scale is the last word, which no decimals follow ("two million point five")."""
    if number.scale is None:
        return False
    last = line.lower(number.last - 1)
    return not number.words or last in lexicon.words.numerals.scales or not last.isalpha()


def _small_words_end(line: Line, index: int, lexicon: QuantityLexicon) -> int:
    """Where the words below a hundred end that start at ``index``; at least one word is taken."""
    position = index + 1
    while (
        line.text(position) == "-"
        or lexicon.has("numerals.joiners", line.lower(position))
        or (
            (found := lexicon.pieces.at(line.lowers, position)) is not None
            and found[1][0] == "small"
        )
    ):
        position += 1
    return position


def _with_scales(line: Line, number: Number, lexicon: QuantityLexicon, decimal_comma: bool) -> None:
    """Add the scales after digits, in words or abbreviated, and what goes on below them."""
    numerals = lexicon.words.numerals
    position = number.last
    building = NumberSum(numerals)
    building.group = number.value
    while position < len(line):
        if position == number.last and line.text(position) == "-" and line.glued(position):
            if line.glued(position + 1) and line.lower(position + 1) in numerals.scales:
                position += 1
                continue
            break
        found = lexicon.pieces.at(line.lowers, position)
        if found is None or found[1][0] == "small":
            break
        if found[1][0] == "hundred" and _are_cents(line, position, number, lexicon):
            break
        if not building.add_all([("scale", found[1][1])], joined=False, counted=True):
            break
        position += found[0]
        number.last = position
    if building.last_scale is None:
        _with_ending(line, number, lexicon, decimal_comma)
        return
    ending = lexicon.endings.at(line.lowers, number.last)
    if ending is not None:
        building.add_part(ending[1])
        number.last += ending[0]
    value, number.value = number.value, building.value
    # "mil millones" are one scale
    number.scale = (
        building.last_scale if ending is not None or not value else building.value / value
    )
    rest = _rest(line, number.last, building.last_scale, lexicon, decimal_comma)
    if rest is not None:
        number.value += rest.value
        number.last = rest.last


def _are_cents(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> bool:
    """Whether a word for a hundred is one for hundredths of money after less than a whole ("12 cents")."""
    return number.value < _HUNDRED and lexicon.units.money_words.at(line.lowers, index) is not None


def _with_ending(line: Line, number: Number, lexicon: QuantityLexicon, decimal_comma: bool) -> None:
    """A part of one and then a scale ("2 and a half million"), or a scale's abbreviation."""
    ending = lexicon.endings.at(line.lowers, number.last)
    if ending is None:
        _with_sign(line, number, lexicon)
        return
    scale = lexicon.pieces.at(line.lowers, number.last + ending[0])
    number.value += ending[1]
    number.last += ending[0]
    if scale is not None and scale[1][0] == "scale":
        _with_scales(line, number, lexicon, decimal_comma)


def _rest(
    line: Line, index: int, scale: Decimal, lexicon: QuantityLexicon, decimal_comma: bool
) -> Number | None:
    """What follows a scale within one number, under a smaller one ("7 thousand 6 hundred", "3 hundred and 21")."""
    numerals = lexicon.words.numerals
    joined = line.lower(index) in lexicon.sets["numerals.joiners"] and scale <= _HUNDRED
    if joined:
        index += 1
    scaled = line.lower(index + 2) in numerals.scales
    if line.lower(index) in lexicon.sets["numerals.joiners"] and not joined and scaled:
        # "3 milioni e 200 mila"
        index += 1
    if is_number(line.text(index)):
        following = line.lower(index + 1)
        smaller = numerals.scales.get(following) or numerals.hundreds.get(following)
        # Each step down must be to a smaller scale, so that a long row of numbers ends here.
        if (smaller is None or smaller >= scale) and not joined:
            return None
        rest = read_number(line, index, lexicon, decimal_comma)
    elif joined:
        rest = read_words(line, index, lexicon)
    else:
        return None
    if rest is None or rest.value != rest.value.to_integral_value():
        return None
    return rest if rest.value < scale else None


def _with_sign(line: Line, number: Number, lexicon: QuantityLexicon) -> None:
    """An abbreviated scale after the number ("bn", "Mrd."), whatever stands between; glued letters are read later."""
    position = number.last
    sign = lexicon.words.numerals.signs.get(line.lower(position))
    if sign is None:
        return
    number.value *= sign
    number.scale = sign
    number.last = position + 1
    if line.text(number.last) == "." and line.glued(number.last) and number.last + 1 < len(line):
        number.last += 1
