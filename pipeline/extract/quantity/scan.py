"""One pass over a line: every number in it, in digits, words, parts and multiples, and what is none."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.extract.parts import TimeExpression
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.compose import read_number
from pipeline.extract.quantity.composed_fractions import mixed_from_article
from pipeline.extract.quantity.fractions import out_of, over, read_fraction
from pipeline.extract.quantity.multiples import read_multiple, times
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.numerals import MOST_DIGITS, is_number, parse_digits
from pipeline.extract.quantity.ordinals import (
    read_composed_ordinal,
    read_ordinal,
    read_ordinal_range,
    read_rank,
)
from pipeline.extract.quantity.points import point_at
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FEW_DIGITS = 2
_HOURS = Decimal(24)
_DAYS = Decimal(31)
_MOST_BETWEEN = 4
_DIGITS = frozenset("0123456789")
_LARGEST = Decimal(10) ** 28


def has_candidates(line: Line, lexicon: QuantityLexicon) -> bool:
    """Whether a line can hold a number at all; most lines cannot."""
    entries = lexicon.entries
    return any(entries[text].candidate for text in line.texts)


def scan(
    line: Line, times_found: Sequence[TimeExpression], lexicon: QuantityLexicon, decimal_comma: bool
) -> list[Amount]:
    """All amounts of a line in order, those that are plainly no claims refused already."""
    blocked = _blocked(line, times_found)
    amounts: list[Amount] = []
    entries = lexicon.entries
    behind = 0
    for index, text in enumerate(line.texts):
        if index < behind or not entries[text].starts:
            continue
        role = blocked.get(index)
        if role is not None and role[0] != "duration":
            behind = role[1]
            continue
        amount = _read_at(line, index, lexicon, decimal_comma)
        if line.phrase and (ranks := read_ordinal_range(line, index, lexicon)) is not None:
            amount = ranks
        if amount is not None:
            amount.in_duration = role is not None
            if role is None and _opens_hours(line, amount, blocked, lexicon):
                amount.refuse("clock")
            if role is None and _opens_days(line, amount, blocked, lexicon):
                amount.refuse("date")
            amounts.append(amount)
            behind = amount.last
    return amounts


def _opens_hours(
    line: Line, amount: Amount, blocked: Mapping[int, tuple[str, int]], lexicon: QuantityLexicon
) -> bool:
    """Whether a plain number and a clock time are the ends of one stretch ("9 bis 17 Uhr")."""
    if amount.form != "digits" or amount.high > _HOURS or amount.last not in range(len(line)):
        return False
    after = blocked.get(amount.last + 1)
    joined = lexicon.has("ranges.connectors", line.lowers[amount.last])
    joined = joined or line.lowers[amount.last] in lexicon.words.ranges.openers.values()
    return joined and after is not None and after[0] == "clock"


def _opens_days(
    line: Line, amount: Amount, blocked: Mapping[int, tuple[str, int]], lexicon: QuantityLexicon
) -> bool:
    """Whether a plain number is a day that shares its month with the next ("dal 3 al 12 maggio")."""
    if amount.form != "digits" or amount.high > _DAYS or amount.last - amount.first != 1:
        return False
    ranges = lexicon.words.ranges
    joined = False
    for index in range(amount.last, min(amount.last + _MOST_BETWEEN, len(line))):
        lower = line.lowers[index]
        if is_number(lower):
            time = blocked.get(index)
            return joined and time is not None and time[0] == "date"
        joins = lexicon.has("ranges.connectors", lower) or lexicon.has("ranges.list_joiners", lower)
        joins = joins or lower in ranges.openers.values()
        joins = joins or any(lower in words.split("|") for words in ranges.levels.values())
        if not joins and not lexicon.has("nouns.stops", lower):
            return False
        joined = joined or joins
    return False


def _blocked(line: Line, found: Sequence[TimeExpression]) -> dict[int, tuple[str, int]]:
    """The tokens inside a time expression: its role, and the index after it."""
    blocked: dict[int, tuple[str, int]] = {}
    index = 0
    for time in found:
        while index < len(line) and line.tokens[index].start < time.span.start:
            index += 1
        start = index
        while index < len(line) and line.tokens[index].end <= time.span.end:
            index += 1
        for inside in range(start, index):
            blocked[inside] = (time.role, index)
    return blocked


def _read_at(
    line: Line, index: int, lexicon: QuantityLexicon, decimal_comma: bool
) -> Amount | None:
    """The amount that starts at ``index``, or None."""
    text, lower = line.texts[index], line.lowers[index]
    if is_number(text):
        return _digits(line, index, lexicon, decimal_comma)
    if not text[0].isalpha():
        return _words(line, index, lexicon, decimal_comma) if not text.isascii() else None
    if not lower.isalpha() and not _DIGITS.isdisjoint(text):
        return _refused(index, index + 1, "name")
    return _words(line, index, lexicon, decimal_comma)


def _digits(line: Line, index: int, lexicon: QuantityLexicon, decimal_comma: bool) -> Amount:
    """A number in digits; one whose separators make none is refused."""
    if sum(map(str.isdigit, line.texts[index])) > MOST_DIGITS:
        return _refused(index, index + 1, "out-of-range")
    plain = _plain(line, index, lexicon, decimal_comma)
    if plain is not None:
        return out_of(line, index, plain, lexicon) or _amount(index, plain)
    ordinal = read_ordinal(line, index, lexicon)
    number = read_number(line, index, lexicon, decimal_comma)
    if number is None:
        return _refused(index, index + 1, "not-a-number")
    if ordinal is not None and number.last <= ordinal[1] and _is_ordinal(line, ordinal[1], lexicon):
        return read_rank(line, index, lexicon) or _refused(index, ordinal[1], "ordinal")
    return (
        out_of(line, index, number, lexicon)
        or over(line, index, number, lexicon)
        or times(line, index, number, lexicon)
        or _parts_in_digits(line, index, lexicon)
        or _amount(index, number)
    )


def _plain(line: Line, index: int, lexicon: QuantityLexicon, decimal_comma: bool) -> Number | None:
    """A number in digits that is nothing but these: what stands around it is no part of it. None where it may be."""
    last = index + 1
    if line.phrase or last >= len(line) or not lexicon.entries[line.texts[last]].ends_digits:
        return None
    value = parse_digits(line.texts[index], decimal_comma)
    if value is None or lexicon.factors.before(line.lowers, index) is not None:
        return None
    return Number(value, last, words=False)


def _parts_in_digits(line: Line, index: int, lexicon: QuantityLexicon) -> Amount | None:
    after = line.text(index + 1)
    if after != "-" and (len(line.texts[index]) > _FEW_DIGITS or not after[:1].isalpha()):
        return None
    amount = read_fraction(line, index, lexicon)
    return amount if amount is not None and amount.first < amount.last else None


def _is_ordinal(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a number with an ordinal's ending is one: letters always, a point only before a word."""
    if line.text(index - 1) != ".":
        return True
    return lexicon.ordinal_point and line.text(index)[:1].isalpha()


def _words(line: Line, index: int, lexicon: QuantityLexicon, decimal_comma: bool) -> Amount | None:
    """A number, part or multiple in words."""
    lower = line.lowers[index]
    if not lexicon.entries[line.texts[index]].opens:
        return None
    fraction = read_fraction(line, index, lexicon)
    if fraction is not None:
        return fraction
    multiple = read_multiple(line, index, lexicon)
    if multiple is not None:
        return multiple
    number = read_number(line, index, lexicon, decimal_comma)
    if number is not None:
        if not number.fraction and (last := read_composed_ordinal(line, index, lexicon)):
            return _refused(index, max(last, number.last), "ordinal")
        if lexicon.has("refused.hedges", line.lower(index - 1)):
            return _refused(index, number.last, "vague")
        if (
            lexicon.has("numerals.articles", lower)
            and number.elements == 1
            and number.scale is None
        ):
            return _article(line, index, number, lexicon)
        return (
            out_of(line, index, number, lexicon)
            or over(line, index, number, lexicon)
            or times(line, index, number, lexicon)
            or _amount(index, number)
        )
    if lexicon.has("numerals.articles", lower):
        mixed = mixed_from_article(line, index, lexicon) if line.phrase else None
        if mixed is not None:
            return _amount(index, mixed)
        one = Number(Decimal(1), index + 1, words=True, article=True)
        part = out_of(line, index, one, lexicon) if lexicon.has("fractions.ones", lower) else None
        return part or over(line, index, one, lexicon) or _article(line, index, one, lexicon)
    if lexicon.has("refused.vague", lower):
        return _vague(line, index, lexicon)
    if lower in lexicon.words.numerals.scales or lower in lexicon.words.numerals.hundreds:
        return _refused(index, index + 1, "vague")
    rank = read_rank(line, index, lexicon)
    if rank is not None:
        return rank
    ordinal = (
        read_ordinal(line, index, lexicon) if lower in lexicon.words.fractions.ordinals else None
    )
    return None if ordinal is None else _refused(index, ordinal[1], "ordinal")


def _article(line: Line, index: int, number: Number, lexicon: QuantityLexicon) -> Amount | None:
    """An article counts as one only before a percentage ("ein Prozent"); in a bare phrase also before money, a time, and after a minus."""
    position = index + 1
    if lexicon.has("units.fillers", line.lower(position)):
        # "a full percentage point"
        position += 1
    unit = lexicon.units.words.at(line.lowers, position)
    money = lexicon.units.money_words.at(line.lowers, index + 1)
    timed = unit is not None and unit[1].dimension == "time"
    negative = lexicon.has("numerals.minus", line.lower(index - 1))
    if line.phrase and (money is not None or timed or negative):
        return _amount(index, number)
    share = unit is not None and unit[1].dimension == "share"
    return _amount(index, number) if share or point_at(line, position, lexicon) else None


def _vague(line: Line, index: int, lexicon: QuantityLexicon) -> Amount:
    """Such as "Dozens", "hundreds of billions": magnitudes without a number, with all that belongs to them."""
    last = index + 1
    while lexicon.has("refused.vague", line.lower(last + 1)) and line.lower(last).isalpha():
        last += 2
    return _refused(index, last, "vague")


def _amount(index: int, number: Number) -> Amount:
    amount = Amount(
        first=index,
        last=number.last,
        low=number.value,
        high=number.value,
        form="words" if number.words else "digits",
        rule="number-in-words" if number.words else "number-in-digits",
        scale=number.scale,
        words=number.words,
        fraction=number.fraction,
    )
    if abs(number.value) >= _LARGEST:
        amount.refuse("out-of-range")
    return amount


def _refused(first: int, last: int, code: str) -> Amount:
    amount = Amount(first, last, Decimal(0), Decimal(0), "none", code)
    amount.refuse(code)
    return amount
