"""What a number counts: the head of the noun phrase after it, as a code of our own."""

from decimal import Decimal

from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.noun_codes import by_suffix, code_of, named_after, singular, to_lemma
from pipeline.extract.quantity.numerals import is_number
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FARTHEST = 6
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
            or (amount.high >= _MANY and _is_one(line, index, lexicon))
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
    elif lexicon.words.nouns.algorithm == "first" and named_after(line, head, lexicon):
        head = named_after(line, head, lexicon)
    elif line.text(head + 1) == "-" and line.glued(head + 1) and line.glued(head + 2):
        while line.text(head + 1) == "-" and line.glued(head + 1) and line.glued(head + 2):
            head += 2
    amount.noun_first, amount.noun_last = words[0], head + 1
    amount.noun_word = singular(line.texts[head], lexicon).casefold()
    amount.noun = code_of(line, words, head, lexicon)


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
        return known or modifies or by_suffix(lower, lexicon) is not None
    known = lower in words.plurals or lower in lexicon.nouns or text.isupper()
    return known or lower.endswith(tuple(words.plural_endings))


def _is_one(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a word can stand after no number from two up, not even as the first piece of a listed noun ("120 porte-conteneurs")."""
    if _may_be_many(line.texts[index], lexicon):
        return False
    first = lexicon.words.nouns.algorithm == "first"
    return not (first and line.text(index + 1) == "-" and named_after(line, index, lexicon))


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
