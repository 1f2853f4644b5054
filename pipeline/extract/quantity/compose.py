"""Numbers in words, and scales: one algorithm, whose words and switches are a language's data."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.glued import Piece, may_be_glued, pieces_of
from pipeline.extract.quantity.numerals import is_number, read_digits, vulgar_fraction
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.sums import Sum


@dataclass(slots=True)
class Number:
    """A number read: its value, where it ends, how it is written."""

    value: Decimal
    last: int
    words: bool
    scale: Decimal | None = None
    fraction: bool = False
    elements: int = 1
    article: bool = False
    """Whether it is only an article ("un salarié sur trois")."""


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
        return _scaled(line, number, lexicon, decimal_comma)
    part = vulgar_fraction(text)
    if part is not None:
        return _scaled(
            line, Number(part, index + 1, words=False, fraction=True), lexicon, decimal_comma
        )
    return _read_words(line, index, lexicon)


def _read_words(line: Line, index: int, lexicon: QuantityLexicon) -> Number | None:
    """A number in words; an article counts only before a scale ("a million")."""
    numerals = lexicon.words.numerals
    lower = line.lowers[index]
    is_article = lower in lexicon.sets["numerals.articles"]
    if not is_article and lower not in lexicon.triggers and not may_be_glued(lower, lexicon):
        return None
    building = Sum()
    position, elements, last = index, 0, index
    joined = False
    if is_article:
        following = line.lower(index + 1)
        if (
            following not in numerals.scales
            and following not in numerals.hundreds
            and following not in numerals.signs
        ):
            return None
        building.group = Decimal(1)
        position, elements = index + 1, 1
        if line.texts[index + 1].islower() and following in numerals.hundreds:
            building.group = None
    before: tuple[tuple[object, ...], int, int] | None = None
    while position < len(line):
        word = line.lowers[position]
        pieces = pieces_of(word, lexicon)
        if pieces is not None and _take(
            building,
            pieces,
            lexicon,
            joined,
            counted=bool(elements) or lexicon.has("numerals.bare_scales", word),
        ):
            elements += len(pieces)
            position += 1
            last, joined = position, False
            continue
        if pieces is not None and before is not None and pieces[-1][0] in {"scale", "hundred"}:
            # "mil y dos mil" are two numbers: the second begins after the "and"
            building.restore(before[0])
            last, elements = before[1], before[2]
            break
        ending = lexicon.endings.at(line.lowers, position) if elements else None
        if ending is not None and not joined:
            building.add_part(ending[1])
            position += ending[0]
            last = position
            continue
        if elements and not joined and word in lexicon.sets["numerals.joiners"]:
            joined = True
            before = (building.kept(), last, elements)
            building.apart = building.scaled_last
            position += 1
            continue
        if elements and not joined and _is_hyphen(line, position):
            position += 1
            if line.lower(position) in lexicon.sets["numerals.joiners"] and _is_hyphen(
                line, position + 1
            ):
                position += 2
            joined = not numerals.unit_before_ten
            if pieces_of(line.lower(position), lexicon) is None:
                break
            continue
        if elements and not joined and word in lexicon.sets["numerals.points"]:
            decimals = _decimals(line, position + 1, lexicon)
            if decimals is None or building.group is None:
                break
            building.group += decimals[0]
            position = last = decimals[1]
            continue
        break
    if not elements or last == index:
        return None
    number = Number(building.value, last, words=True, scale=building.last_scale, elements=elements)
    return _with_sign(line, number, lexicon) if building.last_scale is None else number


def _is_hyphen(line: Line, index: int) -> bool:
    return line.text(index) == "-" and line.glued(index) and line.glued(index + 1)


def _decimals(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[Decimal, int] | None:
    """What words after a decimal sign in words say ("virgule zéro cinq"), and where they end."""
    digits = ""
    while line.lower(index) and pieces_of(line.lower(index), lexicon) == [("small", Decimal(0))]:
        digits += "0"
        index += 1
    building = Sum()
    last = index
    joined = False
    while index < len(line):
        pieces = pieces_of(line.lowers[index], lexicon)
        if pieces is not None and pieces[-1][0] != "scale":
            if not _take(building, pieces, lexicon, joined, counted=last > 0):
                break
            index += 1
            last, joined = index, False
        elif _is_hyphen(line, index) or line.lowers[index] in lexicon.sets["numerals.joiners"]:
            index, joined = index + 1, True
        else:
            break
    if building.group is not None:
        digits += str(building.group)
    return (Decimal(f"0.{digits}"), last) if digits.isdigit() else None


def _take(
    building: Sum,
    pieces: list[Piece],
    lexicon: QuantityLexicon,
    joined: bool,
    counted: bool,
) -> bool:
    """Whether all parts of a word fit; a number is left as it was if not.

    ``counted``: a hundred or a scale may come now, since a number stands before or need not.
    """
    kept = building.kept()
    numerals = lexicon.words.numerals
    for kind, value in pieces:
        if kind == "join":
            joined = True
            continue
        if kind == "end":
            building.group = (building.group or Decimal(0)) + value
            fits = True
        elif kind == "twenty" and building.add_twenty(value):
            fits = True
        elif kind in {"small", "twenty"}:
            # "fünf und zwanzig" are two numbers: one is written as one word
            before_ten = numerals.unit_before_ten and len(pieces) > 1
            fits = building.add_small(value, numerals, joined=joined and before_ten)
        elif not counted and len(pieces) == 1:
            fits = False
        elif kind == "hundred":
            fits = building.add_hundred(value)
        else:
            fits = building.add_scale(value)
        if not fits:
            building.restore(kept)
            return False
        joined = False
    return True


def _scaled(line: Line, number: Number, lexicon: QuantityLexicon, decimal_comma: bool) -> Number:
    """Digits with the scales after them, in words or abbreviated."""
    numerals = lexicon.words.numerals
    start = number.last
    position = start
    building = Sum()
    building.group = number.value
    while position < len(line):
        word = line.lowers[position]
        if (
            word == "-"
            and position == number.last
            and line.glued(position)
            and line.glued(position + 1)
        ):
            if line.lower(position + 1) in numerals.scales:
                position += 1
                continue
            break
        scale = numerals.scales.get(word) or numerals.hundreds.get(word)
        if scale is None or not building.add_scale(scale):
            break
        position += 1
        number.last = position
    if building.last_scale is not None:
        ending = lexicon.endings.at(line.lowers, number.last)
        if ending is not None:
            building.add_part(ending[1])
            number.last += ending[0]
        rest = _rest(line, number.last, building.last_scale, lexicon, decimal_comma)
        if rest is not None:
            building.group = rest.value
            number.last = rest.last
        number.value, number.scale = building.value, building.last_scale
        return number
    ending = lexicon.endings.at(line.lowers, number.last)
    if ending is not None and line.lower(number.last + ending[0]) in numerals.scales:
        number.value += ending[1]
        number.last += ending[0]
        return _scaled(line, number, lexicon, decimal_comma)
    return _with_sign(line, number, lexicon)


def _rest(
    line: Line, index: int, scale: Decimal, lexicon: QuantityLexicon, decimal_comma: bool
) -> Number | None:
    """What follows a scale within one number, under a smaller scale ("7 thousand 6 hundred")."""
    numerals = lexicon.words.numerals
    if line.lower(index) in lexicon.sets["numerals.joiners"]:
        index += 1
    if not is_number(line.text(index)):
        return None
    following = line.lower(index + 1)
    smaller = numerals.scales.get(following) or numerals.hundreds.get(following)
    # Each step down must be to a smaller scale, so that a long row of numbers ends here.
    if smaller is None or smaller >= scale:
        return None
    rest = read_number(line, index, lexicon, decimal_comma)
    return rest if rest is not None and rest.value < scale else None


def _with_sign(line: Line, number: Number, lexicon: QuantityLexicon) -> Number:
    """An abbreviated scale after the number ("bn", "Mrd."), whatever stands between; glued letters are read later."""
    position = number.last
    sign = lexicon.words.numerals.signs.get(line.lower(position))
    if sign is None:
        return number
    number.value *= sign
    number.scale = sign
    number.last = position + 1
    if line.text(number.last) == "." and line.glued(number.last) and number.last + 1 < len(line):
        number.last += 1
    return number
