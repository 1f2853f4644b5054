"""Parts of a whole: "a third", "two-thirds", "half", "one in four", "every seventh"; and ranks."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.compose import Number, read_number
from pipeline.extract.quantity.glued import split_glued
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_WHOLE = Decimal(100)
_MOST_PARTS = 20
_ROUND_WHOLES = frozenset(map(Decimal, (*range(2, 11), 12, 15, 20, 25, 50, 100, 1000)))
_PERCENT = UnitForm("percent", "share", Decimal(1), "share", "percent", Decimal(1))


def share(first: int, last: int, part: Decimal, whole: Decimal, rule: str) -> Amount:
    """A part of a whole as an amount in percent."""
    value = part / whole * _WHOLE
    return Amount(first, last, value, value, "fraction", rule, unit=_PERCENT, own_unit=True)


def read_fraction(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    """The part of a whole that starts at ``index``, or None."""
    for read in (_every, _half, _parts, _alone):
        amount = read(line, index, lexicon)
        if amount is not None:
            return amount
    return None


def out_of(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> Amount | None:
    """Such as "Seven in ten", "one farm in six", "zwei von drei": a number below a round whole."""
    if number.scale is not None or number.value < 1 or number.value != int(number.value):
        return None
    position = number.last
    found = lexicon.out_of.at(line.lowers, position)
    if (
        found is None
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
        or whole.value not in _ROUND_WHOLES
        or whole.value <= number.value
    ):
        return None
    unit = lexicon.units.words.at(line.lowers, whole.last)
    if unit is not None or (
        line.text(whole.last) in {"%", "."} and is_number(line.text(whole.last + 1))
    ):
        return None
    return share(index, whole.last, number.value, whole.value, "one-in-n")


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
    if lexicon.has("numerals.articles", line.lower(position)):
        position += 1
    scale = lexicon.words.numerals.scales.get(line.lower(position))
    half = Decimal("0.5")
    if scale is not None:
        value = half * scale
        return Amount(
            index, position + 1, value, value, "words", "half-of-scale", scale=scale, words=True
        )
    unit = lexicon.units.words.at(line.lowers, position)
    if unit is not None and position > index + 1:
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
    whole = words.denominators.get(word)
    if (
        whole is None
        or (part >= whole and part != 1)
        or (lexicon.has("fractions.halves", word) and not article)
    ):
        return None
    last = position + 1
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
    if not lexicon.has("fractions.halves", line.lowers[index]):
        return None
    before = line.lower(index - 1)
    if before == "-" or lexicon.has("fractions.halves_not_after", before) or before.isdigit():
        return None
    after = line.lower(index + 1)
    if after == "-" and line.glued(index + 1):
        return None
    if lexicon.has("fractions.halves_not_before", after) or lexicon.has("numerals.joiners", before):
        return None
    half = share(index, index + 1, Decimal(1), Decimal(2), "half")
    if lexicon.has("fractions.half_articles", before):
        half.first = index - 1
    return half


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
