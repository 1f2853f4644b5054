"""Amounts that belong together: ranges, levels, lists, parts of a whole sum; units and scales carried over."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.carrying import carry, word_before
from pipeline.extract.quantity.denominators import read_denominator
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_SCALED_BELOW = Decimal(1000)
_WIDEST = Decimal(8)
_FAR = 14
_SMALL = Decimal(100)


def join_ranges(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with each range as one; levels ("from A to B") stay two and share a unit."""
    joined: list[Amount] = []
    for amount in amounts:
        left = joined[-1] if joined else None
        if left is not None and _joinable(left) and _joinable(amount):
            connector = _between(line, left, amount, lexicon)
            if connector is not None and _is_range(line, left, amount, connector, lexicon):
                _merge(left, amount)
                continue
        joined.append(amount)
    _carry_levels(line, joined, lexicon)
    return joined


def _joinable(amount: Amount) -> bool:
    return (
        not amount.refused
        and amount.form in {"digits", "words", "fraction"}
        and not amount.is_range
    )


def _between(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> str | None:
    """The one word or sign between two amounts, or None; hyphens around a word and articles are left out."""
    words = line.lowers[left.last : right.first]
    if len(words) == 2 and lexicon.has("ranges.articles", words[1]):  # noqa: PLR2004 "tra il 3 e il 5"
        words = words[:1]
    if len(words) > 1 and lexicon.has("ranges.connectors", " ".join(words)):
        return " ".join(words)
    if len(words) == 3 and words[0] == words[2] == "-":  # noqa: PLR2004 "0-to-60"
        words = words[1:2]
    return words[0] if len(words) == 1 else None


def _is_range(
    line: Line, left: Amount, right: Amount, connector: str, lexicon: QuantityLexicon
) -> bool:
    """Whether two amounts around a connector are the ends of one range."""
    words = lexicon.words.ranges
    before = (
        left.qualifier_first
        if left.qualifier_last == left.first and left.qualifier_last
        else left.first
    )
    if lexicon.has("numerals.minus", line.lower(before - 1)):
        before -= 1
    if lexicon.has("ranges.articles", line.lower(before - 1)):
        before -= 1
    opener = line.lower(before - 1)
    in_pair = words.openers.get(opener) == connector
    if words.moves and _is_level(opener, connector, lexicon):
        in_pair = _is_growth(line, before - 2, right, lexicon) or not _are_levels(
            line, before - 1, lexicon
        )
    if not in_pair and connector not in words.connectors:
        return False
    if lexicon.has("ranges.moving", connector) and opener in words.levels:
        return False
    if connector == "-" and (_goes_on(line, right) or _goes_before(line, left)):
        return False
    if left.form != right.form and "fraction" in {left.form, right.form}:
        return False
    if _is_level(opener, connector, lexicon) and _are_levels(line, before - 1, lexicon):
        return _is_growth(line, before - 2, right, lexicon) and left.high < right.high
    if not _same_unit(left, right):
        return False
    # without a word for "by" small numbers are a range, however wide ("lost 2 to 20 kilos")
    risen = lexicon.has("ranges.risen", opener) and left.high >= _SMALL
    moved = opener in words.by or risen
    if moved and connector.isalpha() and _is_difference(left, right):
        return False
    low, high = _scaled(left, right), right.high
    across = left.negative and not right.negative and in_pair
    if not across and (not low < high or left.negative != right.negative):
        return False
    if connector.isalpha() and left.own_unit and right.own_unit and not in_pair:
        return high <= low * _WIDEST or _is_level(opener, connector, lexicon)
    return True


def _goes_on(line: Line, amount: Amount) -> bool:
    """Whether a third group of digits is joined to two, which are no range then ("1-222-2222")."""
    joint, after = amount.last, amount.last + 1
    glued = line.glued(amount.first) and line.glued(joint) and line.glued(after)
    return glued and line.text(joint) in {"-", "/"} and is_number(line.text(after))


def _goes_before(line: Line, amount: Amount) -> bool:
    """Whether a group of digits is joined to the one before the two."""
    joint, before = amount.first - 1, line.text(amount.first - 2)
    return line.text(joint) == "-" and line.glued(amount.first) and is_number(before)


def _are_levels(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether "from" opens two levels: where no word says a range, or where a word of moving says so."""
    if lexicon.words.ranges.moves:
        moved = range(max(0, index - _FAR), index)
        return any(lexicon.has("ranges.moves", line.lowers[position]) for position in moved)
    return not _spans(line, index, lexicon)


def _is_growth(line: Line, index: int, right: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether some growth in percent is said to be from so much to so much ("une hausse de 3 à 5 %")."""
    share = right.unit is not None and right.unit.dimension == "share"
    article = line.lower(index - 1)
    some = article in lexicon.words.numerals.articles and not lexicon.has(
        "refused.definites", article
    )
    return share and some and lexicon.has("ranges.growths", line.lower(index))


def _spans(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether the words before "from" say that what follows is a range ("ranging from")."""
    if lexicon.has("ranges.turns", line.lower(index - 1)):
        return False
    return any(
        lexicon.has("ranges.spans", line.lower(position)) for position in range(index - 2, index)
    )


def _same_unit(left: Amount, right: Amount) -> bool:
    """Whether two amounts can be ends of one range: one unit, after both or before the first."""
    if left.unit is not None and right.unit is None:
        return left.unit_last <= left.core_first
    if left.unit is None or right.unit is None:
        return True
    return left.unit.code == right.unit.code


def _is_difference(left: Amount, right: Amount) -> bool:
    """Whether by so much something came to a level ("fell by 120 to 12,800"): no range reaches that far."""
    if _are_whole(left, right):
        return True
    share = right.unit is not None and right.unit.dimension == "share"
    return not share and _scaled(left, right) * _WIDEST < right.high


def _are_whole(left: Amount, right: Amount) -> bool:
    """Whether each of two amounts has a unit of its own, or a scale where one unit is of both ("met 48 miljoen tot 463 miljoen euro")."""
    scaled = left.scale is not None and right.scale is not None
    return right.own_unit and (left.own_unit or scaled)


def _scaled(left: Amount, right: Amount) -> Decimal:
    """The lower end, with the upper end's scale where it has none ("60 to 65 billion")."""
    if left.unit is not None and right.unit is not None and left.unit.factor != right.unit.factor:
        # "800 MW to 1.2 GW": in the upper end's unit
        return left.low * left.unit.factor / right.unit.factor
    if left.scale is None and right.scale is not None:
        # "entre 3.000 y 5.000 millones": the lower end is smaller before the scale, too
        shared = left.low < _SCALED_BELOW or (
            not left.own_unit and left.low < right.high / right.scale
        )
        return left.low * right.scale if shared else left.low
    return left.low


def _merge(left: Amount, right: Amount) -> None:
    """Make the left amount the whole range."""
    left.low, left.high = _scaled(left, right), right.high
    if left.negative and not right.negative:
        left.low, left.negative = -left.low, False
    left.scale = right.scale or left.scale
    if right.unit is not None:
        left.unit, left.per = right.unit, right.per or left.per
        left.unit_first, left.unit_last = right.unit_first, right.unit_last
    left.own_unit = left.own_unit or right.own_unit
    left.last, left.core_last = right.last, right.core_last
    if right.noun:
        left.noun, left.noun_word = right.noun, right.noun_word
        left.noun_first, left.noun_last = right.noun_first, right.noun_last
    left.is_range, left.rule = True, "range"
    if right.qualifier_last > right.last - 1 and right.qualifier_first >= right.last:
        left.qualifier = right.qualifier
        left.qualifier_first, left.qualifier_last = right.qualifier_first, right.qualifier_last


def _carry_levels(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> None:
    """Such as "From 9 to 4 percent": two amounts, one unit, whichever end it stands at."""
    for left, right in pairwise(amounts):
        if left.refused or right.refused or right.first - left.last > _FAR:
            continue
        opener, middle = word_before(line, left, lexicon), word_before(line, right, lexicon)
        if not _is_level(opener, middle, lexicon):
            continue
        if left.unit is None and not left.own_unit and right.unit is not None:
            carry(left, right)
        elif left.unit is not None and left.unit == right.unit:
            _even_out(left, right)
        elif (
            right.unit is None
            and not right.own_unit
            and left.unit is not None
            and not (right.noun and left.unit.dimension == "currency")
            and right.form == left.form
        ):
            carry(right, left)
        elif left.unit is None and right.unit is None and right.noun and not left.noun:
            # "to grow from 14,200 to 25,000 charging points"
            left.noun, left.noun_word = right.noun, right.noun_word
            left.noun_first, left.noun_last = right.noun_first, right.noun_last
            if left.scale is None and right.scale is not None:
                carry(left, right)
        elif (
            left.unit is None
            and right.unit is None
            and left.scale is None
            and right.scale is not None
        ):
            carry(left, right)


def _even_out(left: Amount, right: Amount) -> None:
    """Two levels of one unit share the scale and the "per" that only one names."""
    if left.scale is None and right.scale is not None and left.high < _SCALED_BELOW:
        left.low *= right.scale
        left.high *= right.scale
        left.scale = right.scale
    if right.per is None:
        right.per = left.per
    elif left.per is None and left.low == left.high:
        # a range has had both its ends ("from 3 to 5 dollars, which comes to 2 dollars per tonne")
        left.per = right.per


def _is_level(opener: str, middle: str, lexicon: QuantityLexicon) -> bool:
    """Whether two words open the two levels of a change ("from ... to")."""
    return middle in lexicon.words.ranges.levels.get(opener, "").split("|") and bool(middle)


def link_conversions(line: Line, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> None:
    """Link an amount to the one before it that it converts: in brackets, or after "equivalent to"."""
    for left, right in pairwise(amounts):
        if left.refused or right.refused or left.unit is None or right.unit is None:
            continue
        if left.unit.dimension != right.unit.dimension or left.unit.code == right.unit.code:
            continue
        if left.unit.dimension == "share":
            continue
        first = right.qualifier_first if _leads(right) else right.first
        between = line.lowers[max(left.last, left.noun_last) : first]
        bracket = line.lowers[left.last : first] == ["("] or between == ["("]
        if bracket or (
            len(between) <= _FAR
            and any(lexicon.conversions.at(between, index) for index in range(len(between)))
        ):
            right.conversion_of = left
            if bracket and right.qualifier == "exact" and not left.is_range:
                right.qualifier = left.qualifier
            if bracket and right.per is None and left.per is None:
                _share_denominator(line, left, right, lexicon)


def _share_denominator(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> None:
    """What stands after the bracket divides both amounts ("£3 (€3.50) per ticket")."""
    if line.text(right.last) != ")":
        return
    money = left.unit is not None and left.unit.dimension == "currency"
    found = read_denominator(line, right.last + 1, lexicon, money)
    if found is not None:
        left.per = right.per = found[1]


def _leads(amount: Amount) -> bool:
    return bool(amount.qualifier_last) and amount.qualifier_last == amount.first
