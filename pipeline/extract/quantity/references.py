"""Numbers that only name, order or point to something: names, labels, lists, ids, dates, addresses."""

from itertools import pairwise

from pipeline.extract.parts import Sentence
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.phone_numbers import refuse_phone_numbers
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_DASHES = frozenset("-–—‑/")
_NUMBER_SIGNS = frozenset(".º°ª")
_BULLETS = frozenset("(-*•–#[")
_SMALL = 13
_NAME_BELOW = 1000
_ID_FROM = 10_000
_ADDRESS_BELOW = 100_000
_LAST_DAY = 31
_NEAR = 3
_STREET_WORDS = 5
_LABEL = 6


def refuse_references(
    line: Line, amounts: list[Amount], sentence: Sentence | None, lexicon: QuantityLexicon
) -> None:
    """Refuse numbers without unit and scale that are no amounts; before ranges are joined."""
    refuse_phone_numbers(line, amounts)
    previous: Amount | None = None
    for amount in amounts:
        bare = amount.form in {"digits", "words"} and not amount.own_unit and amount.scale is None
        if bare and not amount.refused:
            code = _reference(line, amount, previous, sentence, lexicon)
            if code:
                amount.refuse(code)
        previous = amount
    for left, right in pairwise(amounts):
        joined = right.first == left.last + 1 and line.texts[left.last] in _DASHES
        if right.refused == "address" and joined:
            left.refuse("address")


def _reference(
    line: Line,
    amount: Amount,
    previous: Amount | None,
    sentence: Sentence | None,
    lexicon: QuantityLexicon,
) -> str:
    """The first rule that says what the number points at, or nothing."""
    if amount.form == "digits":
        text = line.texts[amount.core_first]
        if text.isdigit() and text[0] == "0" and text.strip("0"):
            # an amount has no zero in front ("no. 2025-03")
            return "id"
        code = _by_signs(line, amount, sentence, lexicon)
        if code:
            return code
        if _is_address(line, amount, lexicon):
            return "address"
        code = _label(line, amount.first, lexicon)
        many = code == "name" and amount.high >= _SMALL
        if code and not (amount.noun and (code == "version" or many)):
            return code
    if _is_date(line, amount, lexicon):
        return "date"
    if previous is not None and _continues(line, previous, amount, lexicon):
        return previous.refused
    near = _LABEL if line.text(amount.first - 1) == ":" else _NEAR
    for index in range(max(0, amount.first - near), amount.first):
        found = lexicon.refused_before.at(line.lowers, index)
        if found is not None and found[1] in {"phone-number", "id"}:
            return found[1] if amount.form == "digits" and not amount.noun else ""
    named = _is_spelled_name if amount.words else _is_name
    return "name" if named(line, amount, lexicon) else ""


def _by_signs(
    line: Line, amount: Amount, sentence: Sentence | None, lexicon: QuantityLexicon
) -> str:
    """What the signs that touch a number in digits say."""
    first, last = amount.first, amount.last
    before, after = line.text(first - 1), line.text(last)
    touches = line.glued(first)
    if _is_list_number(line, amount, sentence):
        return "list-number"
    if before in {"(", "["} and after in {")", "]"} and amount.high < _NAME_BELOW:
        return "footnote"
    if before in {".", ":", ","} and touches and line.glued(first - 1):
        return _clock_or_score(line.text(first)) if before == ":" else "version"
    if (
        after == ":"
        and line.glued(last)
        and line.glued(last + 1)
        and is_number(line.text(last + 1))
    ):
        return _clock_or_score(line.text(last + 1))
    if _is_glued_name(line, amount):
        return "id" if amount.high >= _ID_FROM else "name"
    if (before == "&" and touches) or (after == "&" and line.glued(last)):
        return "name"
    if _in_slashes(line, amount) or (before in {"@", "_", "="} and touches):
        return "id"
    signs = lexicon.words.numerals.glued_signs
    if line.glued(last) and after[:1].isalpha() and after not in signs:
        return "year" if after == "s" else "name"
    return ""


def _clock_or_score(after: str) -> str:
    """What two numbers around a colon are: minutes have two digits, goals one."""
    return "score" if len(after) == 1 else "clock"


def _is_list_number(line: Line, amount: Amount, sentence: Sentence | None) -> bool:
    """Whether the number opens a block as "1.", "2)" or "(3)"."""
    if sentence is None or not sentence.first or amount.high >= _NAME_BELOW:
        return False
    first = amount.first
    while first and line.texts[first - 1] in _BULLETS:
        first -= 1
    after = line.text(amount.last)
    if first or not after:
        return False
    numbered = line.texts[amount.first].count(".") == 1 and after[:1].isupper()
    return (
        after in {")", "]", "."}
        or (after == ":" and line.glued(amount.last))
        or (sentence.block.kind == "heading" and numbered)
    )


def _is_glued_name(line: Line, amount: Amount) -> bool:
    """Whether a word and a hyphen touch the number: "GPT-4", "COVID-19", "QX-55710"."""
    index = amount.first - 1
    if line.text(index) not in _DASHES or not (line.glued(index + 1) and line.glued(index)):
        return False
    return line.text(index - 1)[:1].isalpha() and amount.qualifier_last <= index and not amount.noun


def _in_slashes(line: Line, amount: Amount) -> bool:
    """Whether digits stand on both sides of a slash and are no fraction: "2019/331", "24/7"."""
    first, last = amount.first, amount.last
    left = line.text(first - 1) == "/" and line.glued(first) and is_number(line.text(first - 2))
    right = line.text(last) == "/" and line.glued(last) and is_number(line.text(last + 1))
    return left or right


def _label(line: Line, first: int, lexicon: QuantityLexicon) -> str:
    """The code of a label right before a number: "Figure 3", "S. 14", "Pages: 164", "No. 5"."""
    if _is_numbered(line, first, lexicon):
        return "id"
    index = first - 1
    colon = line.text(index) == ":"
    point = line.text(index) == "." and line.glued(index)
    if colon or point:
        index -= 1
    word = line.lower(index)
    if len(word) == 1 and word.isalpha() and not point:
        return ""
    code = lexicon.labels.get(word, "")
    if not colon:
        return code
    if code:
        return "" if code == "name" else code
    one = word.removesuffix("s")
    return lexicon.refused_nouns.get(word) or lexicon.refused_nouns.get(one) or ""


def _is_numbered(line: Line, first: int, lexicon: QuantityLexicon) -> bool:
    """Whether a short form of "number" stands right before ("n.º 212", "Nr. 15")."""
    index = first - 1
    while index >= 0 and line.texts[index] in _NUMBER_SIGNS:
        index -= 1
    return index < first - 1 and lexicon.has("refused.number_marks", line.lower(index))


def _continues(line: Line, previous: Amount, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the refusal before holds for this number too ("pages 3 and 5", "Sept. 20-24")."""
    if previous.refused == "phone-number" and previous.last == amount.first:
        return amount.form == "digits"
    if previous.refused == "address" and line.texts[previous.last : amount.first] == [","]:
        return amount.form == "digits" and amount.high >= _NAME_BELOW
    chains = previous.refused == "date" or previous.refused in lexicon.labels.values()
    if not chains or previous.last != amount.first - 1:
        return False
    between = line.lowers[previous.last]
    listed = lexicon.has("ranges.list_joiners", between)
    if previous.refused != "date" and lexicon.has("ranges.connectors", between):
        return True
    return listed or between in _DASHES


def _is_date(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether it is a day beside its month's name, where no time expression covers it."""
    text = line.texts[amount.core_first]
    if amount.form != "digits" or not text.isdigit() or not 0 < amount.high <= _LAST_DAY:
        return False
    index = amount.first - 1
    if line.text(index) == "." and line.glued(index):
        index -= 1
    for place in (index, amount.last):
        word = line.text(place)
        capital = word[:1].isupper() or lexicon.words.refused.months_small
        if capital and lexicon.has("refused.months", word.casefold()):
            return True
    return False


def _is_address(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether the number stands next to a street's name."""
    if _at_street_head(line, amount, lexicon):
        return True
    if amount.high >= _ADDRESS_BELOW or "," in line.texts[amount.core_first]:
        return False
    before = line.text(amount.first - 1)
    if before[:1].isupper() and lexicon.words.numerals.glued:
        lower = before.casefold()
        for street in lexicon.words.refused.streets:
            if lower.endswith(street) and len(lower) > len(street):
                return True
    for index in range(amount.last, min(amount.last + _NEAR + 1, len(line))):
        text = line.texts[index]
        if line.glued(index) and is_number(line.texts[index - 1]):
            continue
        if not text[:1].isupper() and not is_number(text):
            return False
        named = index > amount.last or line.text(index + 1)[:1].isupper()
        if named and lexicon.has("refused.streets", line.lowers[index]):
            return True
    return False


def _at_street_head(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a word that streets' names open with stands beside the number ("12 rue des Lilas", "calle Mayor, 12")."""
    if lexicon.has("refused.street_heads", line.lower(amount.last)):
        return True
    if amount.noun or amount.high >= _NAME_BELOW:
        return False
    index = amount.first - 1
    if line.text(index) == ",":
        index -= 1
    for position in range(index, max(-1, index - _STREET_WORDS), -1):
        if lexicon.has("refused.street_heads", line.lowers[position]):
            return position < index
        word = line.texts[position]
        if not word[0].isupper() and not lexicon.has("nouns.stops", line.lowers[position]):
            return False
    return False


def _is_spelled_name(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a number word is part of a name: capitals on it and before it ("Studio Nine")."""
    before = line.text(amount.first - 1)
    return (
        line.texts[amount.first][0].isupper()
        and before[:1].isupper()
        and not lexicon.has("sentences.starters", before.casefold())
    )


def _is_name(line: Line, amount: Amount, lexicon: QuantityLexicon) -> bool:
    """Whether a small plain number stands right after a name: "Llama 4", "S&P 500"."""
    first, last = amount.first, amount.last
    text, before = line.texts[amount.core_first], line.text(first - 1)
    plain = amount.core_last - amount.core_first == 1 and "," not in text and not amount.signed
    numbered = before.isupper() and before.isalpha() and len(before) > 1 and not amount.noun
    below = _ID_FROM if numbered else _NAME_BELOW
    if not plain or amount.high >= below or not before[:1].isupper():
        return False
    if lexicon.has("ranges.connectors", line.lower(last)) and is_number(line.text(last + 1)):
        return False
    whole = lexicon.of_which.at(line.lowers, last)
    if whole is not None and is_number(line.text(last + whole[0])):
        # "will Nordbahn 350 der 6100 Stellen streichen"
        return False
    if lexicon.measured_averages.before(line.lowers, first) is not None:
        return False
    lower = before.casefold()
    if (
        lexicon.has("sentences.starters", lower)
        or lexicon.has("nouns.stops", lower)
        or lexicon.has("refused.months", lower)
        or lexicon.qualifiers_before.before(line.lowers, first)
        or lexicon.compared.before(line.lowers, first)
    ):
        return False
    if amount.noun:
        return amount.high < _SMALL and lexicon.words.nouns.algorithm == "plural" and first > 1
    return first > 1 or not lexicon.has("nouns.modifiers", lower)
