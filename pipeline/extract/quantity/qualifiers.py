"""Words around an amount that open it to one side or make it approximate."""

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_ASKED = 9
_STEP = 3
_BOUND = frozenset({"at_least", "at_most", "more_than", "less_than"})


def attach_qualifier(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Find the qualifier of one amount, before or after it; a bound outranks "about"."""
    if amount.refused:
        return
    first = amount.first
    found = lexicon.qualifiers_before.before(line.lowers, first)
    if found is None and lexicon.has("numerals.minus", line.lower(first - 1)):
        first -= 1
        found = lexicon.qualifiers_before.before(line.lowers, first)
    if found is None and lexicon.has("ranges.articles", line.lower(first - 1)):
        # an article may stand between ("alrededor de un 8 %")
        first -= 1
        found = lexicon.qualifiers_before.before(line.lowers, first)
    timed = amount.unit is not None and amount.unit.kind == "duration"
    if (
        found is not None
        and timed
        and lexicon.has("qualifiers.not_before_times", line.lower(first - 1))
    ):
        found = None
    if found is not None and _is_among(line, first - found[0], amount, lexicon):
        found = None
    if found is not None and _is_compared(line, first - found[0], found[1], lexicon):
        found = None
    if found is not None and _is_worth(line, first - found[0], amount, lexicon):
        found = None
    if found is not None:
        size, qualifier = found
        if qualifier == "exact":
            return
        start = first - size
        if qualifier == "at_most" and _is_reached(line, start, first, lexicon):
            return
        outer = lexicon.qualifiers_before.before(line.lowers, start)
        if qualifier == "approx" and outer is not None and outer[1] in _BOUND:
            qualifier, start = outer[1], start - outer[0]
        amount.qualifier = qualifier
        amount.qualifier_first, amount.qualifier_last = start, amount.first
        if qualifier != "approx":
            return
    _after(line, amount, lexicon)
    if amount.qualifier == "exact" and _is_rough(line, amount, lexicon):
        amount.qualifier = "approx"


def _is_reached(line: Line, start: int, end: int, lexicon: QuantityLexicon) -> bool:
    """Whether "up to" says where something came to: behind a verb of moving, or behind how far it went ("di 48 milioni fino a 463")."""
    if lexicon.has("qualifiers.moving", line.lower(start - 1)):
        return True
    phrase = " ".join(line.lowers[start:end]).replace("' ", "'")
    if not lexicon.has("ranges.reached", phrase):
        return False
    return any(
        is_number(line.text(at)) or line.lower(at) in lexicon.words.numerals.scales
        for at in range(start - 1, max(-1, start - 1 - _STEP), -1)
        if not {",", ";"} & set(line.texts[at:start])
    )


def _is_rough(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the number itself is only about right ("une centaine")."""
    core = line.lowers[amount.core_first : amount.core_last]
    return any(lexicon.has("numerals.rough", word) for word in core)


def _is_among(line: Line, start: int, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the word is no bound but says who was asked ("eine Umfrage unter 1.305 Befragten")."""
    if amount.unit is not None or not lexicon.has("qualifiers.among", line.lower(start)):
        return False
    asked = line.lowers[max(0, start - _ASKED) : start]
    return any(word.endswith(lexicon.words.qualifiers.surveys) for word in asked)


def _is_compared(line: Line, start: int, qualifier: str, lexicon: QuantityLexicon) -> bool:
    """Whether the words set the number against a share of it ("il 20% in più dei 3,5 milioni")."""
    if lexicon.has("prices.differences", line.lower(start - 1)):
        start -= 1
    if qualifier not in {"more_than", "less_than"}:
        return False
    part = line.lower(start - 1)
    return part == "%" or part in lexicon.words.fractions.denominators


def _is_worth(line: Line, start: int, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the word is no qualifier but says what a thing is worth ("ein Vertrag über 8 Millionen Euro")."""
    if not lexicon.has("qualifiers.not_after_noun", line.lower(start)):
        return False
    before = line.text(start - 1)
    money = amount.unit is not None and amount.unit.dimension == "currency"
    return money and before[:1].isupper() and start > 1


def _after(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Such as "9,000-plus", "7M+", "3 km or more"."""
    for index in (amount.last, amount.noun_last):
        found = lexicon.qualifiers_after.at(line.lowers, index) if index else None
        if found is None or _opens_another(line, index, found[0], lexicon):
            continue
        sign = line.texts[index]
        if sign in {"+", "-"} and not line.glued(index):
            continue
        if sign == "+" and line.glued(index + 1) and line.text(index + 1)[:1].isdigit():
            continue
        amount.qualifier = found[1]
        amount.qualifier_first, amount.qualifier_last = index, index + found[0]
        return


def _opens_another(line: Line, index: int, size: int, lexicon: QuantityLexicon) -> bool:
    """Whether the words after an amount belong to the next one ("vier Werke und mehr als 9.000 Autos")."""
    for inside in range(index, index + size):
        found = lexicon.qualifiers_before.at(line.lowers, inside)
        if found is not None and inside + found[0] > index + size:
            return True
    return False
