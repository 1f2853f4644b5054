"""What is a number and no claim: each rule has the name of its refusal."""

from decimal import Decimal

from pipeline.extract.amounts import Amount, Line
from pipeline.extract.numerals import is_number
from pipeline.extract.parts import Sentence
from pipeline.extract.quantity_lexicon import QuantityLexicon

_DASHES = frozenset("-–—‑/")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_SMALL = Decimal(13)
_LONG_ID = 5
_NAME_BELOW = Decimal(1000)
_YOUNGEST, _OLDEST = 16, 99
_PHONE_GROUPS = 3
_NEAR = 3
_WITHIN = 10
_LONG_UNITS = frozenset({"year", "decade", "century", "month", "quarter", "week", "day"})
_SCORES_BELOW = 20


def refuse_references(
    line: Line, amounts: list[Amount], sentence: Sentence | None, lexicon: QuantityLexicon
) -> None:
    """Refuse numbers that only name, order or point to something; before ranges are joined."""
    _refuse_phones(line, amounts)
    previous: Amount | None = None
    for amount in amounts:
        if (
            not amount.refused
            and amount.form in {"digits", "words"}
            and not amount.own_unit
            and amount.scale is None
        ):
            code = _reference(line, amount, previous, sentence, lexicon)
            if code:
                amount.refuse(code)
        previous = amount


def _reference(
    line: Line,
    amount: Amount,
    previous: Amount | None,
    sentence: Sentence | None,
    lexicon: QuantityLexicon,
) -> str:
    """The first rule that says a number without unit and scale points at something, or nothing."""
    first, last = amount.first, amount.last
    before, after = line.text(first - 1), line.text(last)
    if amount.form == "digits":
        if _is_list_number(line, amount, sentence):
            return "list-number"
        if before in "([" and before and after and after in ")]" and amount.high < _NAME_BELOW:
            return "footnote"
        if before and before in ".:," and line.glued(first) and line.glued(first - 1):
            return "clock" if before == ":" else "version"
        if (
            after == ":"
            and line.glued(last)
            and line.glued(last + 1)
            and is_number(line.text(last + 1))
        ):
            return "clock"
        if _is_glued_name(line, amount):
            return "id" if amount.high >= 10 ** (_LONG_ID - 1) else "name"
        if _in_slashes(line, amount) or before in {"@", "_", "="} and line.glued(first):
            return "id"
        if (
            line.glued(last)
            and after[:1].isalpha()
            and after not in lexicon.words.numerals.glued_signs
        ):
            return "year" if after == "s" else "name"
        if _is_address(line, amount, lexicon):
            return "address"
    label = _label(line, first, lexicon)
    if label:
        return label
    if (
        previous is not None
        and previous.refused in set(lexicon.labels.values())
        and previous.last == first - 1
    ):
        if (
            before in _DASHES
            or before in {",", "&"}
            or lexicon.has("ranges.list_joiners", line.lower(first - 1))
        ):
            return previous.refused
    for index in range(max(0, first - _NEAR), first):
        found = lexicon.refused_before.at(line.lowers, index)
        if (
            found is not None
            and found[1] in {"phone-number", "id"}
            and amount.form == "digits"
            and not amount.noun
        ):
            return found[1]
    return "name" if amount.form == "digits" and _is_name(line, amount, lexicon) else ""


def _refuse_phones(line: Line, amounts: list[Amount]) -> None:
    """Refuse groups of digits after a plus, or in a row too long to be anything else."""
    index = 0
    while index < len(amounts):
        row = [amounts[index]]
        while index + len(row) < len(amounts):
            following = amounts[index + len(row)]
            gap = line.texts[row[-1].last : following.first]
            if (
                len(gap) > 2
                or any(sign not in "-/()." for sign in gap)
                or following.form == "words"
            ):  # noqa: PLR2004
                break
            if not gap and not line.text(following.first).isdigit():
                break
            row.append(following)
        start = row[0].first
        plus = line.text(start) == "+" or line.text(start - 1) == "+"
        zero = line.text(start).startswith("0") and len(line.text(start)) > 1
        if len(row) >= (2 if plus or zero else _PHONE_GROUPS + 1):
            if (
                plus
                or zero
                or all(a.unit is None and a.form == "digits" for a in row)
                and _dashed(line, row)
            ):
                for amount in row:
                    amount.refuse("phone-number")
        index += len(row)


def _dashed(line: Line, row: list[Amount]) -> bool:
    return all(line.text(amount.last) in _DASHES for amount in row[:-1])


def _is_list_number(line: Line, amount: Amount, sentence: Sentence | None) -> bool:
    """ "1." or "2)" or "(3)" where a block starts."""
    if sentence is None or not sentence.first or amount.high >= _NAME_BELOW:
        return False
    first = amount.first
    while first and line.texts[first - 1] in {"(", "-", "*", "•", "–", "#", "["}:
        first -= 1
    after = line.text(amount.last)
    if first or not after:
        return False
    if after in {")", "]"}:
        return True
    if after in {".", ":"} and line.glued(amount.last):
        return True
    return after == "." or (
        sentence.block.kind == "heading"
        and line.texts[amount.first].count(".") == 1
        and after[:1].isupper()
    )


def _is_glued_name(line: Line, amount: Amount) -> bool:
    """ "GPT-4", "COVID-19", "MG-20931": a word and a hyphen glued before the number."""
    first = amount.first - 1
    if (
        line.text(first) not in _DASHES
        or not line.text(first)
        or not line.glued(first + 1)
        or not line.glued(first)
    ):
        return False
    word = line.text(first - 1)
    return word[:1].isalpha() and amount.qualifier_last <= first and not amount.noun


def _in_slashes(line: Line, amount: Amount) -> bool:
    """ "2023/1804", "24/7": digits on both sides of a slash that are no fraction."""
    first, last = amount.first, amount.last
    left = line.text(first - 1) == "/" and line.glued(first) and is_number(line.text(first - 2))
    right = line.text(last) == "/" and line.glued(last) and is_number(line.text(last + 1))
    return left or right


def _label(line: Line, first: int, lexicon: QuantityLexicon) -> str:
    """The code of a label right before a number: "Figure 3", "S. 14", "Pages: 164", "No. 5"."""
    index = first - 1
    colon = line.text(index) == ":"
    if colon or (line.text(index) == "." and line.glued(index)):
        index -= 1
    word = line.lower(index)
    if not word:
        return ""
    code = lexicon.labels.get(word)
    if code is None and colon:
        code = (
            lexicon.labels.get(word.removesuffix("s"))
            or lexicon.refused_nouns.get(word)
            or lexicon.refused_nouns.get(word.removesuffix("s"))
        )
    elif code is not None and colon and code == "name":
        return ""
    return code or ""


def _is_address(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """A number next to a street's name."""
    if amount.high >= 10**_LONG_ID or "," in line.texts[amount.core_first]:
        return False
    before = line.text(amount.first - 1)
    if before[:1].isupper() and lexicon.words.numerals.glued:
        lower = before.casefold()
        if any(
            lower.endswith(street) and len(lower) > len(street)
            for street in lexicon.words.refused.streets
        ):
            return True
    for index in range(amount.last, min(amount.last + _NEAR + 1, len(line))):
        if not line.texts[index][:1].isupper() and not is_number(line.texts[index]):
            return False
        if index > amount.last and lexicon.has("refused.streets", line.lowers[index]):
            return True
    return False


def _is_name(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """ "Llama 4", "S&P 500": a small plain number right after a name, and nothing counted."""
    first = amount.first
    text, before = line.texts[amount.core_first], line.text(first - 1)
    if (
        amount.core_last - amount.core_first != 1
        or amount.high >= _NAME_BELOW
        or "," in text
        or amount.signed
    ):
        return False
    after = line.lower(amount.last)
    if lexicon.has("ranges.connectors", after) and is_number(line.text(amount.last + 1)):
        return False
    if not before[:1].isupper() or amount.qualifier_last == first and amount.qualifier_last:
        return False
    lower = before.casefold()
    if lexicon.has("sentences.starters", lower) or lexicon.has("nouns.stops", lower):
        return False
    if lexicon.qualifiers_before.before(line.lowers, first) or lexicon.has("refused.months", lower):
        return False
    if amount.noun:
        return amount.high < _SMALL and lexicon.words.nouns.algorithm == "plural" and first > 1
    return first > 1 or not lexicon.has("nouns.modifiers", lower)


def refuse_incidentals(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> None:
    """Refuse what is counted or measured, but is nothing a reader would quote."""
    for index, amount in enumerate(amounts):
        if amount.refused:
            continue
        code = _incidental(line, amount, lexicon)
        if code:
            amount.refuse(code)
        elif index and _is_score(line, amounts[index - 1], amount):
            amounts[index - 1].refuse("score")
            amount.refuse("score")


def _incidental(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    unit = amount.unit
    found = _refused_after(line, amount, lexicon)
    if found:
        return found
    for size in range(1, min(amount.first, _WITHIN) + 1):
        before = lexicon.refused_before.at(line.lowers, amount.first - size)
        if before is None:
            continue
        length, code = before
        if code == "negated" or (
            code == "own-price" and unit is not None and unit.dimension == "currency"
        ):
            return code
        if code == "age" and length == size and (unit is None or unit.code == "year"):
            return code
    if unit is not None:
        if unit.refused and amount.per is None:
            return unit.refused
        if unit.kind == "duration" and (unit.code in _LONG_UNITS or amount.words):
            return "period-length"
        return ""
    if amount.form not in {"digits", "words"}:
        return ""
    if _is_year(line, amount):
        return "year"
    if _is_age(line, amount):
        return "age"
    if amount.noun_word and amount.noun_word in lexicon.refused_nouns and not amount.is_range:
        return lexicon.refused_nouns[amount.noun_word]
    if (
        amount.is_range
        and not amount.noun
        and amount.high < _SCORES_BELOW
        and amount.qualifier == "exact"
    ):
        if (
            "-" in line.texts[amount.core_first : amount.core_last]
            and amount.core_last - amount.core_first == 3
        ):  # noqa: PLR2004
            return "score"
    return _small(line, amount, lexicon)


def _refused_after(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """What the words after a number, its unit or the number alone say ("years old", "read")."""
    for index in {amount.last, amount.core_last}:
        found = lexicon.refused_after.at(line.lowers, index)
        if found is None and line.text(index) == "-" and line.glued(index):
            found = lexicon.refused_after.at(line.lowers, index + 1)
        if found is not None:
            return found[1]
    return ""


def _is_year(line: Line, amount: Amount) -> bool:
    text = line.texts[amount.core_first]
    if amount.core_last - amount.core_first != 1 or not text.isdigit() or len(text) != 4:  # noqa: PLR2004
        return False
    return (
        _FIRST_YEAR <= int(text) <= _LAST_YEAR
        and amount.scale is None
        and (not amount.noun or int(text) > _FIRST_YEAR + 100)
    )


def _is_age(line: Line, amount: Amount) -> bool:
    """ "Maddon, 66, said": a number between commas after a name."""
    if (
        amount.form != "digits"
        or amount.noun
        or amount.scale is not None
        or not _YOUNGEST <= amount.high <= _OLDEST
    ):
        return False
    first, last = amount.first, amount.last
    return (
        line.text(first - 1) == ","
        and line.text(last) in {",", ".", ")"}
        and line.text(first - 2)[:1].isupper()
        and line.texts[first].isdigit()
    )


def _small(line: Line, amount: Amount, lexicon: QuantityLexicon) -> str:
    """Small counts are claims only of something that can be counted ("four gigafactories")."""
    if (
        amount.scale is not None
        or amount.high >= _SMALL
        or amount.qualifier != "exact"
        and amount.noun
    ):
        return ""
    if amount.words and amount.high <= 1:
        return "lone-one"
    if not amount.noun:
        return "incidental-count" if amount.words else ""
    if amount.noun_word in lexicon.sets["refused.abstract"]:
        return "incidental-count"
    return ""


def _is_score(line: Line, left: Amount, right: Amount) -> bool:
    """ "3-2": two small numbers around a hyphen that are no range."""
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
        and left.high < _NAME_BELOW
    )
