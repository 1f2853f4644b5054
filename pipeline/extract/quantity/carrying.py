"""Units, scales and nouns that one amount has from its neighbour: in lists, of the whole it is part of, of the sum before."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_SCALED_BELOW = Decimal(1000)
_MILLION = Decimal(1_000_000)
_NEAR = 7
_FAR = 14
_WORD = 3
_WIDEST = Decimal(5)
_STOPS = frozenset(".;:!?()")


def carry_lists(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> None:
    """Give amounts without a unit that of their neighbour in a list, of the whole they are part of, or of the sum before."""
    for left, right in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        if left.refused or right.refused or left.unit is not None or left.noun:
            continue
        if left.form not in {"digits", "words"} or right.form not in {"digits", "words"}:
            continue
        if _parallel(line, left, right, lexicon):
            carry(left, right)
            continue
        if right.noun and _is_part_of(line, left, right, lexicon):
            left.noun, left.noun_word = right.noun, right.noun_word
            left.noun_first, left.noun_last = right.noun_first, right.noun_last
            continue
        if right.unit is None:
            continue
        if _falls(line, left, right, lexicon) or _stood_before(line, left, right, lexicon):
            carry(left, right)
            continue
        between = line.lowers[left.last : right.first]
        gap = [
            word for index, word in enumerate(between, left.last) if not _qualifies(right, index)
        ]
        listed = 0 < len(gap) <= 2 and all(lexicon.has("ranges.list_joiners", word) for word in gap)  # noqa: PLR2004
        part = (
            left.scale is not None
            and (found := lexicon.of_which.at(line.lowers, left.last)) is not None
            and left.last + found[0] == right.first
        )
        if part or (listed and (left.scale is not None or left.high < _SCALED_BELOW)):
            carry(left, right)
    _carry_compared(line, amounts, lexicon)
    previous: Amount | None = None
    for amount in amounts:
        if amount.refused:
            continue
        bare = amount.unit is None and not amount.noun and amount.form in {"digits", "words"}
        if (
            bare
            and amount.scale is not None
            and previous is not None
            and _goes_with(line, previous, amount)
        ):
            carry(amount, previous)
            if amount.scale >= _MILLION and _is_priced(amount):
                # a price per thing goes with small numbers
                amount.per = None
        if amount.unit is not None and amount.unit.dimension not in {"share", "time"}:
            previous = amount


def _goes_with(line: Line, previous: Amount, amount: Amount) -> bool:
    """Whether a scaled number may go on with a unit: not behind a label, nor with a measure from far off."""
    if line.text(amount.first - 1) == ":":
        return False
    money = previous.unit is not None and previous.unit.dimension == "currency"
    return money or amount.first - previous.last <= _FAR


def _carry_compared(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> None:
    """Give a bare number what the one counts or is measured in that it is set against, or that is counted before it."""
    before: Amount | None = None
    multiple = 0
    for amount in amounts:
        if amount.form == "multiple":
            multiple = amount.last
        if amount.refused or amount.form not in {"digits", "words"}:
            continue
        bare = amount.unit is None and not amount.noun and not amount.is_range
        if bare and before is not None and not _opens_clause(line, before, amount):
            if _is_share_of(line, before, amount, lexicon):
                carry(amount, before)
                continue
            first = amount.qualifier_first if _leads(amount) else amount.first
            if lexicon.has("ranges.articles", line.lower(first - 1)):
                first -= 1
            against = lexicon.compared.before(line.lowers, first) is not None
            against = against or _stands_in(line, before, amount, lexicon)
            # "almost three times the 146 of the quarter before"
            against = against or 0 <= amount.first - multiple <= 1 < multiple
            known = before.unit is not None or bool(before.noun)
            parted = _is_part(line, amount, lexicon)
            counted = bool(before.noun) and (not amount.words or parted)
            if (parted and counted and amount.high < before.high) or (
                ((against and known) or counted) and _alike(before, amount)
            ):
                if not parted and _alike(before, amount):
                    # "sold 2.1 million consoles, after 2.8": of millions, too
                    _rescale(amount, before)
                _continue(amount, before)
            elif against and _alike(before, amount):
                _rescale(amount, before)
        if not bare or amount.unit is not None or amount.noun or amount.scale is not None:
            before = amount


def _is_share_of(line: Line, before: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a bare number is a part of the scaled sum before it ("460 millions d'euros, dont 280"), or what that has come to ("18 millones, hasta los 92")."""
    if before.scale is None or bool(before.noun) or amount.scale is not None:
        return False
    if before.unit is not None and not before.own_unit:
        return False
    if amount.high >= _SCALED_BELOW or not _ends(line, amount, lexicon):
        return False
    if lexicon.parts_of.before(line.lowers, amount.first) is not None:
        return amount.high * before.scale < before.high
    found = lexicon.reached.before(line.lowers, amount.first)
    return found is not None and line.text(amount.first - found[0] - 1) == ","


def _ends(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether nothing that a number could count follows it."""
    after = line.text(amount.last)
    return not after[:1].isalnum() or lexicon.has("nouns.stops", after.casefold())


def _stands_in(line: Line, before: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a word between two amounts stands for what the first is of ("incassa 28 miliardi e ne spende 20")."""
    return any(
        lexicon.partitives.at(line.lowers, index) is not None
        for index in range(before.last, amount.first)
    )


def _is_part(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a number is a part of those before, or how many more or fewer ("four of them", "acht minder")."""
    if lexicon.of_them.at(line.lowers, amount.last) is not None:
        return True
    if lexicon.parts_of.before(line.lowers, amount.first) is not None:
        return True
    differences = lexicon.sets["prices.differences"]
    ahead = line.lower(amount.first - 1)
    if amount.words and ahead in differences and len(ahead) >= _WORD:
        return True
    after = line.lowers[amount.last : amount.last + 2]
    if not after or after[0] not in differences:
        return False
    return len(after[0]) >= _WORD or (len(after) > 1 and after[1] in differences)


def _leads(amount: Amount) -> bool:
    return bool(amount.qualifier_last) and amount.qualifier_last == amount.first


def _opens_clause(line: Line, left: Amount, right: Amount) -> bool:
    """Whether a sentence or a clause of its own starts between two amounts."""
    return right.first - left.last > _FAR or not _STOPS.isdisjoint(
        line.texts[left.last : right.first]
    )


def _alike(left: Amount, right: Amount) -> bool:
    """Whether two numbers can be of the same things: not too far apart, with the scale of either for both."""
    scale = left.scale if right.scale is None and left.scale is not None else None
    other = right.high * scale if scale is not None and right.high < _SCALED_BELOW else right.high
    small, large = sorted((abs(left.high), abs(other)))
    return small > 0 and large <= small * _WIDEST


def _continue(amount: Amount, before: Amount) -> None:
    """Give an amount the unit, or what is counted, of the one before it."""
    if before.unit is not None:
        carry(amount, before)
        return
    amount.noun, amount.noun_word = before.noun, before.noun_word
    amount.noun_first, amount.noun_last = before.noun_first, before.noun_last
    amount.rule = "as-counted-before"


def _is_priced(amount: Amount) -> bool:
    """Whether an amount is money per thing, rather than per year."""
    money = amount.unit is not None and amount.unit.dimension == "currency"
    return money and amount.per is not None and amount.per.kind != "duration"


def _is_part_of(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> bool:
    """Such as "85 of 630 seats": a part of what the larger number counts."""
    found = lexicon.of_which.at(line.lowers, left.last)
    near = found is not None and left.last + found[0] == right.first
    return near and left.scale is None and left.high < right.low


def _falls(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> bool:
    """Such as "50.02 to 49.98 percent", which is no range."""
    between = line.lowers[left.last : right.first]
    share = right.unit is not None and right.unit.dimension == "share"
    return share and len(between) == 1 and lexicon.has("ranges.connectors", between[0])


def _stood_before(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> bool:
    """Such as "instead of 65 it will cost 88 million euros": the scale stands with the number that has taken its place."""
    if left.scale is not None or right.scale is None or left.high >= _SCALED_BELOW:
        return False
    if right.first - left.last > _NEAR or _opens_clause(line, left, right):
        return False
    close = _alike(right, left) and left.high * right.scale != right.high
    return close and lexicon.compared.before(line.lowers, left.first) is not None


def _qualifies(amount: Amount, index: int) -> bool:
    return amount.qualifier_first <= index < amount.qualifier_last


def _parallel(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> bool:
    """Such as "one port with some 4, the other with over 9 million": the same word before both, the scale only once."""
    if left.scale is not None or right.scale is None or left.high >= _SCALED_BELOW:
        return False
    if right.first - left.last > _NEAR:
        return False
    word = word_before(line, left, lexicon)
    return bool(word) and word.isalpha() and word == word_before(line, right, lexicon)


def word_before(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """The word before an amount, its qualifier and its article."""
    first = amount.first
    if amount.qualifier_last == first and amount.qualifier_last:
        first = amount.qualifier_first
    if lexicon.has("ranges.articles", line.lower(first - 1)):
        first -= 1
    return line.lower(first - 1)


def _rescale(target: Amount, source: Amount) -> None:
    """Give an amount the scale of the sum it is set against, where neither says what it is of ("512 milioni, contro i 371")."""
    if target.scale is None and source.scale is not None and target.high < _SCALED_BELOW:
        target.low *= source.scale
        target.high *= source.scale
        target.scale = source.scale


def carry(target: Amount, source: Amount) -> None:
    """Give an amount another's unit, and its scale where the number is too small to be without.

    Thousands and millions are no percentage, whatever stands beside them.
    """
    shared = source.unit is not None and source.unit.dimension == "share"
    bare = not target.noun and target.high >= _SCALED_BELOW
    if shared and (target.scale is not None or bare):
        return
    _rescale(target, source)
    target.unit, target.per = source.unit, source.per
    target.unit_first, target.unit_last = source.unit_first, source.unit_last
    if source.unit is not None:
        target.rule = "elliptical-unit"
