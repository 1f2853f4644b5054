"""What a number counts: the head of the noun phrase after it, as a code of our own."""

from decimal import Decimal
from functools import lru_cache

import simplemma

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FARTHEST = 6
_SHORTEST_SUFFIX = 4
_SHORTEST_PLURAL = 2
_MANY = Decimal(2)
_QUOTES = frozenset("“”\"„«»‘’'")


def attach_noun(line: Line, amount: Amount, lexicon: QuantityLexicon) -> None:
    """Find what is counted, where the number has no unit of its own."""
    if amount.refused or amount.unit is not None or amount.form not in {"digits", "words"}:
        return
    first = amount.last
    if amount.rule == "ordinal-count":
        amount.noun_first, amount.noun_last = first, first + 1
        amount.noun_word = line.lowers[first]
        amount.noun = lexicon.nouns.get(amount.noun_word, amount.noun_word)
        return
    if line.text(first) in {"+", "-"} and line.glued(first):
        first = amount.qualifier_last if amount.qualifier_first == first else first + 1
    if amount.scale is not None:
        link = lexicon.links.at(line.lowers, first)
        first += link[0] if link is not None else 0
    words: list[int] = []
    index = first
    head: int | None = None
    while index < len(line) and len(words) < _FARTHEST:
        text, lower = line.texts[index], line.lowers[index]
        if text in _QUOTES or (text == "-" and line.glued(index) and line.glued(index + 1)):
            index += 1
            continue
        if not text[0].isalpha() and not (words and is_number(text)):
            break
        if words and text.isalpha() and lexicon.has("ranges.list_joiners", lower):
            # "30 rural and urban clinics": no head yet, so the phrase goes on.
            index += 1
            continue
        if (
            (
                lexicon.has("nouns.stops", lower)
                and not _is_plural_after(line, index, words, lexicon)
            )
            or (lexicon.units.words.at(line.lowers, index) and not words)
            or _speaks(line, index, lexicon)
            or (amount.high >= _MANY and not _may_be_many(text, lexicon))
        ):
            break
        words.append(index)
        if _is_head(line, index, lexicon):
            head = index
            break
        index += 1
    piece = _piece(line, amount.last, amount, lexicon)
    if piece is not None and (head is None or piece > amount.last):
        head, words = piece, [piece]
    if head is None:
        return
    if lexicon.words.nouns.algorithm == "plural":
        while (
            head != piece
            and head + 1 < len(line)
            and _is_plural(line.text(head + 1), lexicon)
            and head - first < _FARTHEST
        ):
            if lexicon.has("nouns.stops", line.lower(head + 1)) or _speaks(line, head + 1, lexicon):
                break
            head += 1
    elif lexicon.words.nouns.algorithm == "first" and _named_after(line, head, lexicon):
        head = _named_after(line, head, lexicon)
    elif line.text(head + 1) == "-" and line.glued(head + 1) and line.glued(head + 2):
        while line.text(head + 1) == "-" and line.glued(head + 1) and line.glued(head + 2):
            head += 2
    amount.noun_first, amount.noun_last = words[0], head + 1
    amount.noun_word = singular(line.texts[head], lexicon).casefold()
    amount.noun = _code(line, words, head, lexicon)


def _piece(line: Line, index: int, amount: Amount, lexicon: QuantityLexicon) -> int | None:
    """The singular that a number counts in what it describes ("a six-speed gearbox", "a 12 page document")."""
    if lexicon.words.nouns.algorithm != "plural" or amount.scale is not None:
        return None
    hyphen = line.text(index) == "-" and line.glued(index) and line.glued(index + 1)
    place = index + 1 if hyphen else index
    noun, after = line.text(place), line.text(place + 1)
    if not (noun.islower() and noun.isalpha() and after.isalpha()):
        return None
    if lexicon.has("nouns.stops", noun) or lexicon.has("nouns.modifiers", noun):
        return None
    if not hyphen:
        return place if lexicon.has("nouns.pieces", noun) and after.islower() else None
    adjective = noun.endswith(lexicon.words.nouns.adjective_endings)
    return None if adjective and to_lemma(noun, lexicon.language) != noun else place


def _speaks(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a noun opens a clause of its own, about the number ("economists had expected")."""
    speaker = lexicon.has("nouns.speakers", line.lowers[index])
    return speaker and lexicon.has("nouns.speaking", line.lower(index + 1))


def _may_be_many(text: str, lexicon: QuantityLexicon) -> bool:
    """Whether a word can stand after a number from two up; always where endings tell no plural."""
    words = lexicon.words.nouns
    lower = text.casefold()
    if not words.by_endings:
        if not text.islower() or not lower.endswith(words.never_many):
            return True
        known = lower in lexicon.nouns or singular(text, lexicon) in lexicon.nouns
        modifies = lexicon.has("nouns.modifiers", lower)
        return known or modifies or _by_suffix(lower, lexicon) is not None
    known = lower in words.plurals or lower in lexicon.nouns or text.isupper()
    return known or lower.endswith(tuple(words.plural_endings))


def _is_head(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    text = line.texts[index]
    if lexicon.words.nouns.algorithm == "plural":
        return _is_plural(text, lexicon)
    if lexicon.words.nouns.algorithm == "capital":
        return text[0].isupper()
    if lexicon.has("nouns.modifiers", line.lowers[index]):
        return False
    adjective = line.lowers[index].endswith(lexicon.words.nouns.adjective_endings)
    return not (adjective and _goes_on(line, index + 1, lexicon))


def _is_plural_after(line: Line, index: int, words: list[int], lexicon: QuantityLexicon) -> bool:
    """Whether what can be a verb too is counted, since a word that only narrows a noun is before it ("two more rises")."""
    if lexicon.words.nouns.algorithm != "plural" or not words or words[-1] != index - 1:
        return False
    modified = lexicon.has("nouns.modifiers", line.lowers[index - 1])
    return modified and line.lowers[index] in lexicon.words.nouns.verb_nouns


def _goes_on(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a word follows that can be the head instead."""
    following = line.text(index)
    return following[:1].isalpha() and not lexicon.has("nouns.stops", line.lowers[index])


def _is_plural(text: str, lexicon: QuantityLexicon) -> bool:
    """Whether a word is the plural of something that can be counted."""
    lower = text.casefold()
    words = lexicon.words.nouns
    if lower in words.plurals:
        return bool(words.plurals[lower])
    if text[:-1].isupper() and text[-1] in words.plural_endings:
        return len(text) > _SHORTEST_PLURAL
    if len(text) <= _SHORTEST_PLURAL or lower.endswith(words.singular_endings):
        return False
    return lower.endswith(tuple(words.plural_endings)) and text[:-1].isalnum()


@lru_cache(maxsize=20_000)
def to_lemma(word: str, language: str) -> str:
    """The dictionary form of a word, lower case."""
    return str(simplemma.lemmatize(word, lang=language)).casefold()


def singular(text: str, lexicon: QuantityLexicon) -> str:
    """One of what a plural names; abbreviations keep their capitals."""
    lower = text.casefold()
    plurals = lexicon.words.nouns.plurals
    if lower in plurals:
        return plurals[lower]
    endings = lexicon.words.nouns.plural_endings
    if endings and text[:-1].isupper() and text[-1] in endings:
        return text[:-1]
    if lexicon.words.nouns.by_endings:
        return _by_ending(lower, lexicon)
    lemma = to_lemma(text, lexicon.language)
    if lemma != lower or lower.endswith(lexicon.words.nouns.singular_endings):
        return lemma
    return _by_ending(lemma, lexicon)


def _by_ending(lower: str, lexicon: QuantityLexicon) -> str:
    """The singular by the first ending that fits."""
    if lower.endswith(lexicon.words.nouns.singular_endings):
        return lower
    for ending, one in lexicon.words.nouns.plural_endings.items():
        if lower.endswith(ending):
            return lower.removesuffix(ending) + one
    return lower


def _code(line: Line, words: list[int], head: int, lexicon: QuantityLexicon) -> str:
    """The canonical name of what is counted, else its singular, with a noun before it where both are one."""
    last, first = line.texts[head], words[0]
    if lexicon.words.nouns.algorithm == "capital":
        start = head
        while start - 2 >= first and line.text(start - 1) == "-":
            start -= 2
        if start < head:
            whole = "".join(line.lowers[start : head + 1])
            one = "".join([*line.lowers[start:head], singular(last, lexicon)])
            return (
                lexicon.nouns.get(one)
                or lexicon.nouns.get(whole)
                or _by_suffix(one, lexicon)
                or one
            )
        one = singular(last, lexicon)
        return (
            lexicon.nouns.get(one)
            or _by_suffix(one, lexicon)
            or _by_suffix(last.casefold(), lexicon)
            or one
        )
    if lexicon.words.nouns.algorithm == "first":
        return _first_code(line, words, head, lexicon)
    one = singular(last, lexicon)
    modifiers = [line.lowers[index] for index in words if index < head][-3:]
    for start in range(len(modifiers)):
        phrase = " ".join([*modifiers[start:], one.casefold()])
        if phrase in lexicon.nouns:
            return lexicon.nouns[phrase]
    code = lexicon.nouns.get(one.casefold())
    if code is not None:
        return code
    before = line.lowers[head - 1] if head > first else ""
    if before == "-":
        return one
    pair = f"{before} {one.casefold()}"
    if before and (
        pair in lexicon.sets["nouns.compounds"] or _is_noun(line.texts[head - 1], lexicon)
    ):
        return pair
    return one


def _named_after(line: Line, head: int, lexicon: QuantityLexicon) -> int:
    """The last word of the longest listed noun that opens with the head ("posto di lavoro"); 0 where there is none."""
    for last in range(min(head + _FARTHEST, len(line)) - 1, head, -1):
        if _listed(line, head, last, lexicon) is not None:
            return last
    return 0


def _listed(line: Line, first: int, last: int, lexicon: QuantityLexicon) -> str | None:
    """The code of a listed noun of several words, in the plural as it stands or by its singular."""
    plain = line.lowers[first : last + 1]
    opened = [singular(plain[0], lexicon), *plain[1:]]
    closed = [*opened[:-1], singular(plain[-1], lexicon)]
    return next(
        (
            lexicon.nouns[phrase]
            for phrase in map(" ".join, (plain, opened, closed))
            if phrase in lexicon.nouns
        ),
        None,
    )


def _first_code(line: Line, words: list[int], head: int, lexicon: QuantityLexicon) -> str:
    """What is counted where the head comes first, and what narrows it after it."""
    for first in words:
        if first < head:
            code = _listed(line, first, head, lexicon)
            if code is not None:
                return code
    one = singular(line.texts[words[-1]], lexicon)
    code = lexicon.nouns.get(one.casefold()) or lexicon.nouns.get(line.lowers[words[-1]])
    if code is None and lexicon.words.nouns.suffixes:
        code = _by_suffix(one, lexicon) or _by_suffix(line.lowers[words[-1]], lexicon)
    return code or one


def _by_suffix(word: str, lexicon: QuantityLexicon) -> str | None:
    """The code of the noun that a compound ends in ("spezialchips" -> chip)."""
    for ending in ("", *lexicon.words.nouns.case_endings):
        stem = word.removesuffix(ending) if ending else word
        for noun, code in lexicon.noun_suffixes:
            if len(noun) >= _SHORTEST_SUFFIX and stem.endswith(noun) and (stem != noun or ending):
                return code
    return None


def _is_noun(text: str, lexicon: QuantityLexicon) -> bool:
    """Whether the word before a head is a noun itself, as far as its form tells."""
    lower = text.casefold()
    if not text.islower() or lexicon.has("nouns.modifiers", lower):
        return False
    return not lower.endswith(lexicon.words.nouns.adjective_endings)
