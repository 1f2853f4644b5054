"""What a unit is divided by: "per kilowatt-hour", "/kWh", "a barrel", "Liter Milch pro Tag"."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.compose import read_number
from pipeline.extract.quantity.noun_codes import singular
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm

_WHOLE_DAY = 24
_MOST_FILLERS = 3
_SHORTEST_NOUN = 3
_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)
_ROUND = frozenset(Decimal(10) ** power for power in range(2, 7))


def attach_denominator(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Find what an amount's unit is divided by; percentages are divided by nothing, of lengths of time only hours, by a time."""
    unit = amount.unit
    if unit is None and _per_many(line, amount, lexicon):
        return
    if unit is None and not line.phrase:
        # what is counted, or the money that goes unnamed, may turn out later
        timed = read_time(line, amount.last, lexicon)
        amount.per = None if timed is None else counted(timed[1])
        return
    if unit is None or unit.dimension == "share":
        return
    if unit.kind == "duration":
        _divide_hours(line, amount, lexicon)
        return
    money = unit.dimension == "currency"
    found = read_denominator(line, amount.last, lexicon, money)
    if found is not None and money and _is_paid_to(line, amount, found[1], lexicon):
        return
    if found is None and not money and unit.kind == "amount":
        found = _far_denominator(line, amount.last, lexicon)
    found = found or _frequency(line, amount.last, lexicon)
    if found is None and money:
        found = _after_pay(line, amount.last, lexicon)
    if found is None:
        return
    last, form = found
    amount.per, amount.last = form, last
    if amount.unit_last >= amount.core_last:
        amount.unit_last = last


def _divide_hours(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Hours of each day or week are how much of it something takes ("52 hours a week"), and no claim where they are all of it."""
    unit = amount.unit
    if unit is None or unit.code != "hour":
        return
    found = read_time(line, amount.last, lexicon)
    if found is None:
        return
    if found[1] == "day" and amount.high >= _WHOLE_DAY:
        amount.refuse("period-length")
        return
    amount.last, amount.per = found[0], counted(found[1])
    amount.unit_last = max(amount.unit_last, amount.last)


def _is_paid_to(line: Line, amount: Amount, per: UnitForm, lexicon: QuantityLexicon) -> bool:
    """Whether so much is paid to a body, not for each of a kind ("34 milhões de euros à cadeia Hiperloja")."""
    to_whom = lexicon.has("units.to_whom", line.lower(amount.last))
    return to_whom and per.kind == "count" and amount.high >= _MILLION


def _frequency(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, UnitForm] | None:
    """A word that divides by a time by itself ("120 euro mensili"): where it ends, and the time."""
    found = lexicon.frequencies.at(line.lowers, index)
    return None if found is None else (index + found[0], counted(found[1]))


def _after_pay(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, UnitForm] | None:
    """What a sum is per behind words that say which sum ("euros brutos al mes", "euro meer per jaar")."""
    between = lexicon.before_per.at(line.lowers, index)
    if between is None:
        return None
    start = index + between[0]
    return read_denominator(line, start, lexicon, money=True) or _frequency(line, start, lexicon)


def read_time(line: Line, index: int, lexicon: QuantityLexicon) -> tuple[int, str] | None:
    """The time that something is divided by at ``index``: where its words end, and its code."""
    found = _frequency(line, index, lexicon)
    if found is None:
        found = read_denominator(line, index, lexicon, money=False)
        if found is not None and found[1].kind != "duration":
            return None
    return None if found is None else (found[0], found[1].per)


def _per_many(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Take in a round number that a bare one is divided by ("1.3 per 100,000", "4,2 je 1.000 Einwohner"); whether there is one."""
    per = lexicon.per.at(line.lowers, amount.last)
    if per is None or line.text(amount.last) == "/" or amount.form not in {"digits", "words"}:
        return False
    start = amount.last + per[0]
    if start >= len(line) or amount.scale is not None:
        return False
    many = read_number(line, start, lexicon, lexicon.words.numerals.decimal_comma)
    if many is None or many.value not in _ROUND:
        return False
    code = str(int(many.value))
    amount.unit = UnitForm("count", "count", _ONE, "count", "count", _ONE)
    amount.per = UnitForm(code, "count", _ONE, "count", code, _ONE)
    amount.unit_first, amount.unit_last = amount.last, many.last
    amount.last, amount.own_unit, amount.rule = many.last, True, "per-many"
    return True


def _far_denominator(
    line: Line, index: int, lexicon: QuantityLexicon
) -> tuple[int, UnitForm] | None:
    """The time that a measure is divided by, with what is measured between ("Liter Milch pro Tag")."""
    for skipped in range(_MOST_FILLERS):
        filler = line.text(index + skipped)
        if not filler.isalnum() or is_number(filler):
            return None
        found = read_denominator(line, index + skipped + 1, lexicon, money=False)
        if found is not None:
            spread = found[1].kind == "duration" or found[1].dimension == "area"
            return found if spread and line.text(index + skipped + 1) != "/" else None
    return None


def read_denominator(
    line: Line, index: int, lexicon: QuantityLexicon, money: bool
) -> tuple[int, UnitForm] | None:
    """The word for "per" at ``index`` and the unit after it: where it ends, and what it is."""
    hyphen = line.text(index) == "-" and line.glued(index)
    if hyphen:
        index += 1
    per = lexicon.per.at(line.lowers, index)
    if per is None and not lexicon.has("units.per_articles", line.lower(index)):
        return None
    start = index + (per[0] if per is not None else 1)
    if hyphen and line.text(start) == "-":
        start += 1
    if start >= len(line) or is_number(line.texts[start]):
        return None
    noun = lexicon.denominators.at(line.lowers, start)
    if noun is not None:
        ago = per is None and lexicon.has("units.not_per_before", line.lower(start + noun[0]))
        return None if ago else (start + noun[0], counted(noun[1]))
    for found in (
        lexicon.units.words.at(line.lowers, start),
        lexicon.units.symbols.at(line.texts, start),
    ):
        if found is None or found[1].dimension == "share":
            continue
        if per is None and len(line.texts[start]) == 1:
            continue
        last = start + found[0]
        timed = found[1].kind == "duration"
        past = per is None and lexicon.has("units.not_per_before", line.lower(last))
        dated = timed and (past or is_number(line.text(last)))
        return None if dated else (last, found[1])
    word = line.lowers[start]
    any_noun = lexicon.words.units.per_any
    spelled = any_noun and per is not None and money and line.texts[index] != "/"
    if spelled and word.isalpha() and len(word) >= _SHORTEST_NOUN:
        return (
            None
            if lexicon.has("nouns.stops", word)
            else (start + 1, counted(_one(line, start, lexicon)))
        )
    one = lexicon.nouns.get(word)
    if money and one is not None and singular(line.texts[start], lexicon).casefold() == word:
        # "580 euro a studente": what is counted everywhere, in the singular
        return start + 1, counted(one)
    return None


def _one(line: Line, index: int, lexicon: QuantityLexicon) -> str:
    """The code of a noun that something is divided by, by any of its forms."""
    one = singular(line.texts[index], lexicon).casefold()
    return lexicon.nouns.get(one) or lexicon.nouns.get(line.lowers[index]) or one


def counted(code: str) -> UnitForm:
    """A counted thing as something that others can be divided by."""
    return UnitForm(code, "count", _ONE, "count", code, _ONE)
