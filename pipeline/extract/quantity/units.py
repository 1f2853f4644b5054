"""Signs and units at the number: money before or after it, percent, measures."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract.parts import ArticleFacts
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.denominators import attach_denominator
from pipeline.extract.quantity.glued_scales import read_glued_scale
from pipeline.extract.quantity.points import attach_points
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import PERCENT, UnitForm
from pipeline.extract.quantity.unit_symbols import (
    may_be_unit,
    small_code,
    small_symbol,
    symbol_fits,
)

_MINUS = frozenset("-−–‑")
_OPENERS = frozenset("([|±~")
_LONE_DOLLAR = "$"
_DEGREE = "degree"
_LETTERS = frozenset("p")
"""Signs of money that are letters: glued to the number they stand for money."""
_DEAR = Decimal(1000)
_MILLION = Decimal(1_000_000)
_ONE = Decimal(1)


def attach_unit(line: Line, amount: Amount, facts: ArticleFacts, lexicon: QuantityLexicon) -> None:
    """Find the sign and the unit of one number; both may be absent."""
    if amount.refused:
        return
    if amount.form not in {"digits", "words"}:
        _read_sign(line, amount, lexicon)
        if amount.form == "fraction":
            attach_points(line, amount, lexicon)
        return
    money = _money_before(line, amount, facts, lexicon)
    _read_sign(line, amount, lexicon)
    read_glued_scale(line, amount, lexicon, money)
    if money:
        _money_country(line, amount, facts, lexicon)
    else:
        _unit_after(line, amount, facts, lexicon)
        if amount.unit is None:
            attach_points(line, amount, lexicon)
    if amount.unit is None and line.phrase and amount.last == len(line):
        _share_before(line, amount, lexicon)
    if amount.unit is not None and amount.unit.code == _DEGREE and _is_angle(line, lexicon):
        amount.unit = replace(amount.unit, dimension="angle")
    if amount.unit is not None or not money:
        attach_denominator(line, amount, lexicon)


def _is_angle(line: Line, lexicon: QuantityLexicon) -> bool:
    """Whether a word of the sentence says that its degrees are those of an angle."""
    return not lexicon.sets["units.angles"].isdisjoint(line.lowers)


def _resolved(form: UnitForm, facts: ArticleFacts) -> UnitForm:
    """Money with the article's dollar for a lone one."""
    if form.shared in facts.shared_money:
        return form.of(facts.shared_money[form.shared])
    if form.code in facts.kin and not form.shared:
        return form.of(facts.kin[form.code])
    return form.of(facts.dollar) if form.code == _LONE_DOLLAR else form


def _money_before(
    line: Line, amount: Amount, facts: ArticleFacts, lexicon: QuantityLexicon
) -> bool:
    """Money in front of the number ("US$5", "CHF 3", "$-5")."""
    first = amount.first
    inner_sign = first > 1 and line.texts[first - 1] in _MINUS and line.glued(first)
    if (
        inner_sign
        and lexicon.units.money_before.before(line.texts, first - 1)
        and (line.glued(first - 1) or not line.texts[first - 2].isalnum())
    ):
        first -= 1
    else:
        inner_sign = False
    scaled = lexicon.units.scaled_money.before(line.texts, first)
    if scaled is not None and not line.glued(first):
        size, (scale, form) = scaled
        amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
        _take(amount, first - size, size, _resolved(form, facts), "money-before")
        amount.first, amount.last = first - size, amount.core_last
        return True
    found = lexicon.units.money_before.before(line.texts, first)
    if found is None and line.phrase and amount.form == "digits":
        found = lexicon.units.money_words.before(line.lowers, first) or small_code(
            line, first - 1, lexicon
        )
    if found is None:
        return False
    size, form = found
    start = first - size
    letter = line.texts[start]
    if letter in lexicon.currencies.before and size == 1 and not line.glued(first):
        # "PS21,700" is money, "le PS 14 %" a party
        return False
    if (
        size > 1
        and len(letter) == 1
        and letter.isalpha()
        and not line.glued(start + 1)
        and letter not in "Cc"
    ):
        start = first - 1
        form = UnitForm(_LONE_DOLLAR, "currency", _ONE, "amount", _LONE_DOLLAR, _ONE)
    if (
        line.glued(start)
        and line.texts[start][0].isalnum()
        and line.texts[start - 1][-1:].isalnum()
    ):
        return False
    if inner_sign:
        amount.negative = amount.signed = True
    amount.unit, amount.own_unit = _resolved(form, facts), True
    amount.unit_first, amount.unit_last = start, first
    amount.first = start
    amount.rule = "money-before"
    return True


def _read_sign(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """A sign in front: glued, and not a dash or a range; or a word ("minus 5", "minus-5")."""
    index = amount.first - 1
    sign = line.text(index)
    if not sign:
        return
    word = line.lowers[index]
    if sign in _MINUS or sign == "+":
        outer = line.text(index - 1)
        alone = not outer or not (outer[-1].isdigit() or outer in _MINUS)
        if line.phrase and alone and not line.glued(amount.first) and not line.glued(index):
            amount.negative = amount.negative or sign != "+"
            amount.first, amount.signed = index, True
            return
        opens = index == 0 or not line.glued(index) or line.texts[index - 1] in _OPENERS
        if not line.glued(amount.first):
            return
        if opens:
            amount.negative = amount.negative or sign != "+"
            amount.first, amount.signed = index, True
            return
        word = line.lower(index - 1)
    negative = lexicon.has("numerals.minus", word)
    if not negative and not (lexicon.has("numerals.plus", word) and word == line.lowers[index]):
        return
    bound = lexicon.qualifiers_before.before(line.lowers, amount.first)
    if bound is None or bound[0] == 1:
        # "al menos 5" is no negative number
        amount.negative, amount.signed = amount.negative or negative, True


def _money_country(
    line: Line, amount: Amount, facts: ArticleFacts, lexicon: QuantityLexicon
) -> None:
    """Which dollar, said after the amount ("$76 US", "$5 CAD")."""
    found = lexicon.units.countries.at(line.texts, amount.last)
    if found is None:
        named = lexicon.units.money_words.at(line.lowers, amount.last)
        if named is not None and named[1].code == _LONE_DOLLAR:
            amount.last += named[0]
        return
    size, form = found
    last = amount.last + size
    if line.text(last) == "." and line.glued(last) and last + 1 < len(line):
        last += 1
    if line.text(amount.unit_first).endswith("$") or line.text(amount.unit_last - 1) == "$":
        amount.unit, amount.last = _resolved(form, facts), last


def _unit_after(line: Line, amount: Amount, facts: ArticleFacts, lexicon: QuantityLexicon) -> None:
    """The unit behind the number: the longest name, sign or code that fits."""
    index = amount.last
    if not may_be_unit(line, index, lexicon):
        return
    hyphen = line.text(index) == "-" and line.glued(index) and line.glued(index + 1)
    if hyphen:
        index += 1
    round_digits = amount.low >= _MILLION and amount.low % _MILLION == 0
    parted = amount.scale is not None or amount.fraction or round_digits
    link = lexicon.links.at(line.lowers, index) if parted else None
    linked = link is not None
    index += link[0] if link is not None else 0
    filled = _past_filler(line, index, lexicon)
    linked = linked or filled > index
    index = filled
    if index >= len(line):
        return
    glued = line.glued(index)
    forms = lexicon.units
    candidates = [
        (found, rule)
        for found, rule in (
            (forms.money_words.at(line.lowers, index), "money-name"),
            (forms.words.at(line.lowers, index), "unit-name"),
            (forms.money_after.at(line.texts, index), "money-after"),
            (forms.symbols.at(line.texts, index), "unit-symbol"),
            (small_code(line, index, lexicon), "money-after"),
            (small_symbol(line, index, lexicon), "unit-symbol"),
        )
        if found is not None
    ]
    scaled = forms.scaled_money.at(line.texts, index)
    if scaled is not None:
        size, (scale, form) = scaled
        amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
        _take(amount, index, size, _resolved(form, facts), "money-after")
        return
    for (size, form), rule in sorted(candidates, key=lambda candidate: -candidate[0][0]):
        text = line.texts[index]
        if rule == "unit-symbol" and not symbol_fits(
            line, index, size, amount, glued and not hyphen
        ):
            continue
        if (hyphen or linked) and rule == "unit-symbol" and len(text) == 1:
            continue
        if rule == "money-after" and text in _LETTERS and not glued:
            continue
        heavy = (
            rule == "money-name" and size == 1 and lexicon.has("units.masses", line.lowers[index])
        )
        dear = amount.low >= _DEAR and amount.low == amount.low.to_integral_value()
        if heavy and amount.scale is None and not dear:
            continue
        if rule == "unit-name" and _is_another(line, index, size, amount, lexicon):
            continue
        beside = forms.beside.get(text) if rule == "unit-symbol" and size == 1 else None
        if beside is not None and not beside[1].isdisjoint(line.lowers):
            _take(amount, index, size, beside[0], rule)
            return
        _take(amount, index, size, _resolved(form, facts), rule)
        if rule in {"money-after", "money-name"}:
            _scale_after_money(line, amount, lexicon)
        return


def _is_another(
    line: Line, index: int, size: int, amount: Amount, lexicon: QuantityLexicon
) -> bool:
    """Whether a unit's name in the singular is another word after more than one ("7.000 secondo la questura")."""
    return size == 1 and amount.high > 1 and lexicon.has("units.one_only", line.lowers[index])


def _share_before(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Words that make a bare number a percentage; behind a number they are what the share is of."""
    found = lexicon.shares_before.before(line.lowers, amount.first)
    if found is not None and found[0] == amount.first:
        _take(amount, 0, found[0], PERCENT, "percent-before")
        amount.first, amount.last = 0, amount.core_last


def _past_filler(line: Line, index: int, lexicon: QuantityLexicon) -> int:
    """The index of a unit's name that a word like "more" or "previous" parts from its number."""
    if not lexicon.has("units.fillers", line.lower(index)):
        return index
    following = index + 1
    names = lexicon.units
    named = names.words.at(line.lowers, following) or names.money_words.at(line.lowers, following)
    return following if named is not None else index


def _take(amount: Amount, index: int, size: int, form: UnitForm, rule: str) -> None:
    amount.unit, amount.own_unit = form, True
    amount.unit_first, amount.unit_last = index, index + size
    amount.last = index + size
    amount.rule = rule


def _scale_after_money(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Such as "75 USD million"."""
    scale = lexicon.words.numerals.scales.get(line.lower(amount.last))
    if scale is not None and amount.scale is None:
        amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
        amount.last += 1
