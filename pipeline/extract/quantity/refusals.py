"""Quantities that are nothing a reader would quote: lengths of time, ages, doses, small counts, scores."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.lengths import is_many_hours, is_mean
from pipeline.extract.quantity.noun_codes import singular
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_COUNTED_YEAR = 1900
_ROUND = 1000
_YEAR_DIGITS = 4
_SMALL = Decimal(13)
_YOUNGEST, _OLDEST = 16, 99
_ASIDE = 6
_HEDGED = 4
_WITHIN = 10
_STATED_WITHIN = 16
_MEMBERS = 20
_LONGEST_LIFE = 130
_SCORES_BELOW = 20
_SCORE_BELOW = 1000
_SCORE_TOKENS = 3
_TERM = "term"
_QUOTES = frozenset("\"'“”‘’«»„‚‹›")
_CLAUSE_SIGNS = frozenset(",;:()")


def refuse_incidentals(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> None:
    """Refuse what is counted or measured, but is no claim; after ranges are joined."""
    for index, amount in enumerate(amounts):
        if amount.refused:
            continue
        code = (
            _length_of_time(line, amount, lexicon)
            or _by_neighbours(line, amount, lexicon)
            or _by_unit(line, amount, lexicon)
            or _by_count(line, amount, lexicon)
        )
        if code:
            amount.refuse(code)
            if code == "age" and index:
                _refuse_younger(line, amounts[index - 1], amount, lexicon)
        elif index and _is_score(line, amounts[index - 1], amount):
            amounts[index - 1].refuse("score")
            amount.refuse("score")


def _refuse_younger(line: Line, left: Amount, age: Amount, lexicon: QuantityLexicon) -> None:
    """Refuse the lower of two ages that a hyphen leaves open ("18- bis 24-Jährige")."""
    between = line.lowers[left.last : age.first]
    hyphened = len(between) == 2 and between[0] in {"-", "‑"}  # noqa: PLR2004 a hyphen and a word
    if hyphened and left.unit is None and lexicon.has("ranges.connectors", between[1]):
        left.refuse("age")


def _length_of_time(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    if not amount.in_duration or is_many_hours(amount) or amount.per is not None:
        return ""
    timed = amount.unit is None or amount.unit.kind == "duration"
    spelled = amount.words and amount.qualifier == "exact"
    first = amount.qualifier_first if amount.qualifier_last == amount.first else amount.first
    before = line.lower(first - 1)
    bare = lexicon.has("ranges.list_joiners", before) or not lexicon.has("nouns.stops", before)
    stated = bare and not spelled and _is_stated(line, amount, lexicon)
    return "period-length" if timed and not (stated or _is_term(line, amount, lexicon)) else ""


def _by_neighbours(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """What the words around the number say ("years old", "read", "aged", "does not mean")."""
    for index in (amount.last, amount.core_last):
        found = lexicon.refused_after.at(line.lowers, index)
        if found is None and line.text(index) == "-" and line.glued(index):
            found = lexicon.refused_after.at(line.lowers, index + 1)
        if found is not None and found[1] != _TERM and not (found[1] == "age" and is_mean(amount)):
            return found[1]
    unit = amount.unit
    openers = lexicon.refused_before.openers
    for distance in range(1, min(amount.first, _WITHIN) + 1):
        if line.lowers[amount.first - distance] not in openers:
            continue
        found = lexicon.refused_before.at(line.lowers, amount.first - distance)
        if found is None:
            continue
        size, code = found
        money = unit is not None and unit.dimension == "currency"
        named = size == distance or (size == distance - 1 and line.text(amount.first - 1) == ":")
        if code == "reading-time" and named and unit is not None and unit.kind == "duration":
            return code
        if code == "negated" or (code == "own-price" and money):
            return code
        if code == "error-margin" and distance - size <= _HEDGED:
            # how far a survey may be off is no result of it
            return code
        counted = unit is None and bool(amount.noun)
        aged = (
            not counted and (unit is None or unit.code == "year") and amount.high <= _LONGEST_LIFE
        )
        if code == "age" and size == distance and aged:
            return code
        few = unit is None and amount.scale is None and amount.high < _SMALL
        named = unit is None and amount.words and amount.high <= _MEMBERS
        if code == "one-of-many" and size == distance and (few or named):
            return code
    return ""


def _by_unit(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """Doses, and lengths of time that only say how long; one that is what is stated is a claim."""
    unit = amount.unit
    if unit is None or (unit.kind == "duration" and _is_stated(line, amount, lexicon)):
        return ""
    if unit.refused and (amount.per is None or amount.per.kind == "duration"):
        return unit.refused
    if (
        unit.kind == "duration"
        and amount.words
        and amount.per is None
        and not is_many_hours(amount)
    ):
        return "period-length"
    return ""


def _is_stated(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a word before names a length of time that is measured ("an average delay of 19 months", "a median of two years")."""
    if lexicon.measured_averages.before(line.lowers, amount.first) is not None:
        return True
    if is_mean(amount):
        return True
    if _is_term(line, amount, lexicon):
        return True
    for index in range(amount.first - 1, max(-1, amount.first - _STATED_WITHIN), -1):
        if line.texts[index] in _CLAUSE_SIGNS:
            return False
        if lexicon.measured_times.at(line.lowers, index) is not None:
            return True
    return False


def _is_term(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether what follows says that somebody is locked up for so long ("six years in prison")."""
    found = lexicon.refused_after.at(line.lowers, amount.last)
    return found is not None and found[1] == _TERM


def _by_count(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """Numbers without a unit: years, ages, scores, and counts of things not worth counting."""
    if amount.unit is not None or amount.form not in {"digits", "words"}:
        return ""
    if _is_year(line, amount) and not _is_whole(line, amount, lexicon):
        return "year"
    if _is_quoted(line, amount) or _is_named(line, amount, lexicon):
        return "name"
    if _is_age(line, amount, lexicon) or _is_age_bound(line, amount, lexicon):
        return "age"
    if amount.noun_word in lexicon.refused_nouns and not amount.is_range:
        return lexicon.refused_nouns[amount.noun_word]
    if _is_score_range(line, amount):
        return "score"
    return _small(line, amount, lexicon)


def _is_year(line: Line, amount: Amount) -> bool:
    """Whether four plain digits are a year; before 1900 only where nothing is counted."""
    text = line.texts[amount.core_first]
    plain = amount.core_last - amount.core_first == 1 and amount.scale is None
    if not plain or not text.isdigit() or len(text) != _YEAR_DIGITS:
        return False
    initials = line.text(amount.first - 1)
    named = len(initials) > 1 and initials.isalpha() and initials.isupper()
    counted = bool(amount.noun) and not named
    if counted and int(text) % _ROUND == 0:
        # "2000 Arbeitsplätze": as for times, so round a number counts what stands behind it
        return False
    first = _COUNTED_YEAR if counted else _FIRST_YEAR
    return first <= int(text) <= _LAST_YEAR


def _is_whole(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a number counts of what another is a part ("180 of its 1900 jobs")."""
    part = lexicon.of_which.before(line.lowers, amount.first)
    return (
        bool(amount.noun) and part is not None and is_number(line.text(amount.first - part[0] - 1))
    )


def _is_quoted(line: Line, amount: Amount) -> bool:
    """Whether quotation marks around a plain number make it a name ("the ‘9’")."""
    opened, closed = line.text(amount.first - 1), line.text(amount.last)
    return amount.form == "digits" and opened in _QUOTES and closed in _QUOTES and opened != ""


def _is_named(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a number in words is part of a name, by its capital after a small word ("Ponte dei Mille")."""
    text, before = line.texts[amount.core_first], line.text(amount.core_first - 1)
    small = before.islower() and before.isalpha()
    one = amount.core_last - amount.core_first == 1
    return amount.words and one and text.istitle() and small and lexicon.words.nouns.capital_names


def _is_age(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a number between commas follows a name or a person: "Okafor, 41, said", "the minister, 46, spoke"."""
    if amount.form != "digits" or amount.noun or not _YOUNGEST <= amount.high <= _OLDEST:
        return False
    first, last = amount.first, amount.last
    return (
        line.text(first - 1) == ","
        and line.text(last) in {",", ".", ")"}
        and line.texts[first].isdigit()
        and (_before_aside(line, first - 2)[:1].isupper() or _is_person(line, amount, lexicon))
    )


def _before_aside(line: Line, index: int) -> str:
    """The word at a place, or before the bracket that closes there ("Warken (CDU), 46,")."""
    if line.text(index) != ")":
        return line.text(index)
    opening = (at for at in range(index - 1, index - _ASIDE, -1) if line.text(at) == "(")
    return line.text(next(opening, 0) - 1)


def _is_person(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether an article and a noun before a number between commas open a clause on somebody."""
    noun, article = line.text(amount.first - 2), line.lower(amount.first - 3)
    closed = line.text(amount.last) == ","
    return closed and noun.isalpha() and lexicon.has("refused.definites", article)


def _is_age_bound(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a bare bound follows those it is an age of ("voters under 30 named housing")."""
    bare = amount.unit is None and not amount.noun and amount.scale is None
    bound = amount.qualifier not in {"exact", "approx"} and amount.qualifier_last == amount.first
    if not (bare and bound and _YOUNGEST <= amount.high <= _OLDEST):
        return False
    before = line.text(amount.qualifier_first - 1)
    one = singular(before, lexicon).casefold() if before.isalpha() else before
    by_form = lexicon.words.nouns.algorithm == "plural"
    return before.casefold() != one and (by_form or one in lexicon.nouns)


def _is_score_range(line: Line, amount: Amount) -> bool:
    """Whether "2-3" is a result: small, plain, and of nothing."""
    core = line.texts[amount.core_first : amount.core_last]
    return (
        amount.is_range
        and not amount.noun
        and amount.high < _SCORES_BELOW
        and amount.qualifier == "exact"
        and len(core) == _SCORE_TOKENS
        and core[1] == "-"
    )


def _small(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """Small counts are claims only of something concrete ("four gigafactories")."""
    if amount.scale is not None or amount.high >= _SMALL or amount.low % 1:
        return ""
    if amount.qualifier != "exact" and amount.noun:
        return ""
    if amount.words and amount.high <= 1:
        return "lone-one"
    if not amount.noun:
        return "incidental-count" if amount.words and amount.qualifier == "exact" else ""
    if amount.rule in {"ordinal-count", "as-counted-before"}:
        return ""
    if (
        amount.words
        and lexicon.words.nouns.small_known
        and amount.noun not in lexicon.words.nouns.codes
    ):
        return "incidental-count"
    known = lexicon.has("refused.definites", line.lower(amount.first - 1)) and amount.words
    if known or lexicon.has("refused.abstract", amount.noun_word):
        return "incidental-count"
    return ""


def _is_score(line: Line, left: Amount, right: Amount) -> bool:
    """Whether two numbers around a hyphen are a result: "3-2"."""
    return (
        not left.refused
        and left.unit is None
        and right.unit is None
        and left.form == right.form == "digits"
        and right.first == left.last + 1
        and line.texts[left.last] in {"-", "–", ":"}
        and line.glued(right.first)
        and line.glued(left.last)
        and left.scale is None
        and left.high < _SCORE_BELOW
    )
