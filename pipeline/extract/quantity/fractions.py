"""Parts of a whole: "a third", "two-thirds", "half", "one in four", "every seventh"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.compose import read_number
from pipeline.extract.quantity.composed_fractions import read_part
from pipeline.extract.quantity.denominator_words import whole_at
from pipeline.extract.quantity.glued import split_glued
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.ordinals import read_ordinal
from pipeline.extract.quantity.points import point_at
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import PERCENT

_WHOLE = Decimal(100)
_MOST_PARTS = 20
_MOST_BETWEEN = 2
_ROUND_WHOLES = frozenset(map(Decimal, (*range(2, 11), 12, 15, 20, 25, 50, 100, 1000)))
_LEAST_WHOLE, _FIRST_YEAR, _LAST_YEAR = 10, 1900, 2100


def share(first: int, last: int, part: Decimal, whole: Decimal, rule: str) -> Amount:
    """A part of a whole as an amount in percent."""
    value = part / whole * _WHOLE
    return Amount(first, last, value, value, "fraction", rule, unit=PERCENT, own_unit=True)


def read_fraction(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """The part of a whole that starts at ``index``, or None."""
    for read in (_every, _half, _parts, _composed, _alone):
        amount = read(line, index, lexicon)
        if amount is not None:
            other = lexicon.not_parts.at(line.lowers, amount.last)
            return amount if other is None else None
    return None


def out_of(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> Amount | None:
    """Such as "Seven in ten", "one farm in six", "zwei von drei": a number below a round whole."""
    if number.scale is not None or number.value < 1 or number.value != int(number.value):
        return None
    many = lexicon.refused_before.at(line.lowers, index)
    if many is not None and many[1] == "one-of-many":
        # "een van de drie adviseurs" is one adviser
        return None
    position = number.last
    found = lexicon.out_of.at(line.lowers, position) or lexicon.adjacent_out_of.at(
        line.lowers, position
    )
    while (
        found is None
        and position - number.last < _MOST_BETWEEN
        and line.text(position).isalpha()
        and not lexicon.has("nouns.stops", line.lower(position))
    ):
        position += 1
        found = lexicon.out_of.at(line.lowers, position)
    if found is None:
        return None
    start = position + found[0]
    if start >= len(line):
        return None
    whole = read_number(line, start, lexicon, lexicon.words.numerals.decimal_comma)
    if (
        whole is None
        or whole.scale is not None
        or not (whole.value in _ROUND_WHOLES or _is_one_in_many(number, whole, line.phrase))
        or whole.value <= number.value
    ):
        return None
    each = lexicon.has("prices.each", line.lower(start - 1))
    if number.article and not each and _is_many(line.text(whole.last), lexicon):
        # "un rapport sur trois pays" is no share, "una de cada cinco empresas" is
        return None
    unit = lexicon.units.words.at(line.lowers, whole.last)
    timed = unit is not None and unit[1].kind == "duration"
    if timed or (unit is not None and not each):
        return None
    if line.text(whole.last) in {"%", "."} and is_number(line.text(whole.last + 1)):
        return None
    return share(index, whole.last, number.value, whole.value, "one-in-n")


def _is_many(text: str, lexicon: QuantityLexicon) -> bool:
    """Whether a word looks like the plural of what is counted."""
    lower = text.casefold()
    endings = tuple(lexicon.words.nouns.plural_endings)
    return lower.endswith(endings) and not lexicon.has("nouns.stops", lower) if endings else False


def _is_one_in_many(number: Number, whole: Number, phrase: bool) -> bool:
    """Such as "one in 36", "1 in 5,000": of any whole but a year; in a bare phrase, any number in any."""
    plain = whole.value == int(whole.value) and whole.value > _LEAST_WHOLE
    counted = number.value == 1 or phrase
    return counted and plain and not _FIRST_YEAR <= whole.value <= _LAST_YEAR


def over(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> Amount | None:
    """One number over another, where the phrase is nothing else ("one over twenty")."""
    found = lexicon.over.at(line.lowers, number.last) if line.phrase else None
    start = number.last + found[0] if found is not None else len(line)
    if start >= len(line) or number.scale is not None:
        return None
    under = read_number(line, start, lexicon, lexicon.words.numerals.decimal_comma)
    if under is None or under.scale is not None or not 0 < number.value < under.value:
        return None
    return share(index, under.last, number.value, under.value, "part-of-whole")


def _every(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """Such as "Every fourth car", "jeder siebte"."""
    if not lexicon.has("fractions.every", line.lowers[index]):
        return None
    read = read_ordinal(line, index + 1, lexicon)
    if read is None or read[0] <= 1:
        return None
    value, last = read
    unit = lexicon.units.words.at(line.lowers, last)
    if unit is not None and unit[1].kind == "duration":
        return None
    return share(index, last, Decimal(1), value, "every-nth")


def _half(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """Half of a scale: "half a trillion", "eine halbe Million"."""
    position = index
    if lexicon.has("numerals.articles", line.lowers[index]):
        position += 1
    if not lexicon.has("fractions.half_of_scale", line.lower(position)):
        return None
    position += 1
    hyphen = line.text(position) == "-" and line.glued(position)
    if hyphen or lexicon.has("numerals.articles", line.lower(position)):
        position += 1
    scale = lexicon.words.numerals.scales.get(line.lower(position))
    half = Decimal("0.5")
    if scale is not None:
        value = half * scale
        return Amount(
            index, position + 1, value, value, "words", "half-of-scale", scale=scale, words=True
        )
    unit = lexicon.units.words.at(line.lowers, position)
    counted = line.phrase and position > index + 1 and line.text(position)[:1].isalpha()
    pointed = point_at(line, position, lexicon)
    measured = unit is not None and (position > index + 1 or unit[1].dimension == "share")
    if counted or pointed or measured:
        return Amount(index, position, half, half, "words", "half-of-unit", words=True)
    return None


def _parts(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """Such as "A third", "two-thirds", "drei Viertel", "Zweidrittel"; before a scale a number."""
    words = lexicon.words.fractions
    lower = line.lowers[index]
    part = Decimal(1)
    article = lexicon.has("numerals.articles", lower)
    position = index + 1
    if not article:
        glued = _glued_parts(lower, lexicon)
        if glued is not None:
            return share(index, index + 1, *glued, "part-of-whole")
        value = lexicon.words.numerals.small.get(lower)
        if value is None and is_number(lower) and lower.isdigit() and len(lower) < 3:  # noqa: PLR2004
            value = Decimal(lower)
        if value is None or not 0 < value < _MOST_PARTS:
            link = lexicon.links.at(line.lowers, position)
            position += link[0] if link is not None else 0
            scale = lexicon.words.numerals.scales.get(line.lower(position))
            whole = words.denominators.get(lower)
            if (
                scale is not None
                and whole is not None
                and lower not in lexicon.words.fractions.halves
            ):
                value = scale / whole
                return Amount(
                    index,
                    position + 1,
                    value,
                    value,
                    "words",
                    "part-of-scale",
                    scale=scale,
                    words=True,
                )
            return None
        part = value
    if line.text(position) == "-" and line.glued(position):
        position += 1
    word = line.lower(position)
    found = whole_at(line, position, lexicon)
    whole = found[0] if found is not None else None
    if (
        found is None
        or whole is None
        or (part >= whole and part != 1)
        or (
            lexicon.has("fractions.halves", word)
            and not (article or lexicon.has("numerals.ones", lower))
        )
    ):
        return None
    last = found[1]
    link = lexicon.links.at(line.lowers, last) or _of_a(line, last, lexicon)
    if link is not None and line.lower(last + link[0]) in lexicon.words.numerals.scales:
        # "un quart de million", "a quarter of a million"
        last += link[0]
    scale = lexicon.words.numerals.scales.get(line.lower(last))
    if scale is not None:
        value = part / whole * scale
        return Amount(
            index, last + 1, value, value, "words", "part-of-scale", scale=scale, words=True
        )
    if line.text(last) == "-" and line.glued(last):
        return None
    if (
        part == 1
        and word in lexicon.sets["fractions.ordinal_like"]
        and not _goes_on(line, last, lexicon)
    ):
        return None
    return share(index, last, part, whole, "part-of-whole")


def _of_a(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, bool] | None:
    """The words between a part and what there is one of ("a quarter of a million")."""
    found = lexicon.of_which.at(line.lowers, index)
    article = found is not None and line.lower(index + found[0] - 1)
    return found if article and lexicon.has("numerals.articles", article) else None


def _composed(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """Such as "a twenty-fifth of": an article and a denominator of several words."""
    part = read_part(line, index, lexicon)
    if part is None or not _goes_on(line, part[2], lexicon):
        return None
    return share(index, part[2], part[0], part[1], "part-of-whole")


def _glued_parts(word: str, lexicon: QuantityLexicon) -> tuple[Decimal, Decimal] | None:
    """Such as "Zweidrittel", "dreiviertel": a number word glued to a denominator."""
    if not lexicon.words.numerals.glued:
        return None
    for denominator, whole in lexicon.words.fractions.denominators.items():
        head = word.removesuffix(denominator)
        if head != word and head:
            pieces = split_glued(head, lexicon)
            if (
                pieces is not None
                and len(pieces) == 1
                and pieces[0][0] == "small"
                and pieces[0][1] < whole
            ):
                return pieces[0][1], whole
    return None


def _goes_on(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether what follows an ordinal shows that it is a part: a follower or the end of a clause."""
    following = line.text(index)
    return not following[:1].isalpha() or lexicon.has("fractions.followers", following.casefold())


def _alone(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """The half that stands by itself, unless it is one of two ("the first half")."""
    before = line.lower(index - 1)
    part = lexicon.words.fractions.denominators.get(line.lowers[index])
    if part is not None and lexicon.has("fractions.alone", line.lowers[index]):
        told = lexicon.has("fractions.half_articles", before)
        goes_on = lexicon.has("fractions.alone_followers", line.lower(index + 1))
        if not (told and goes_on):
            return None
        return share(index - 1, index + 1, Decimal(1), part, "part-of-whole")
    if len(line) == 1 and line.phrase and lexicon.has("fractions.half_of_scale", line.lowers[0]):
        return share(0, 1, Decimal(1), Decimal(2), "half")
    if not lexicon.has("fractions.halves", line.lowers[index]):
        return None
    if before == "-" or lexicon.has("fractions.halves_not_after", before) or before.isdigit():
        return None
    after = line.lower(index + 1)
    if after == "-" and line.glued(index + 1):
        return None
    if lexicon.has("fractions.halves_not_before", after) or _is_added(line, index, lexicon):
        return None
    half = share(index, index + 1, Decimal(1), Decimal(2), "half")
    if lexicon.has("fractions.half_articles", before):
        half.first = index - 1
    return half


def _is_added(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a half belongs to a number before it ("two and half")."""
    joined = lexicon.has("numerals.joiners", line.lower(index - 1))
    counted = line.lower(index - 2) in lexicon.triggers or is_number(line.text(index - 2))
    return joined and counted
