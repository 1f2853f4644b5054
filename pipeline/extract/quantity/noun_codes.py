"""The code of what is counted: its singular, and our own name for it where one is listed."""

from functools import lru_cache

import simplemma

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_FARTHEST = 6
_SHORTEST_SUFFIX = 4


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


def code_of(line: Line, words: list[int], head: int, lexicon: QuantityLexicon) -> str:
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
                lexicon.nouns.get(one) or lexicon.nouns.get(whole) or by_suffix(one, lexicon) or one
            )
        one = singular(last, lexicon)
        return (
            lexicon.nouns.get(one)
            or by_suffix(one, lexicon)
            or by_suffix(last.casefold(), lexicon)
            or _of_both(last.casefold(), lexicon)
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


def named_after(line: Line, head: int, lexicon: QuantityLexicon) -> int:
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
        code = by_suffix(one, lexicon) or by_suffix(line.lowers[words[-1]], lexicon)
    return code or one


def by_suffix(word: str, lexicon: QuantityLexicon) -> str | None:
    """The code of the noun that a compound ends in ("spezialchips" -> chip)."""
    for ending in ("", *lexicon.words.nouns.case_endings):
        stem = word.removesuffix(ending) if ending else word
        for noun, code in lexicon.noun_suffixes:
            if len(noun) >= _SHORTEST_SUFFIX and stem.endswith(noun) and (stem != noun or ending):
                return code
    return None


def _of_both(lower: str, lexicon: QuantityLexicon) -> str | None:
    """The code of the noun for women and men, where the text has the one for women ("Bergsteigerinnen")."""
    for ending in lexicon.words.nouns.feminine:
        if lower.endswith(ending):
            stem = lower.removesuffix(ending)
            return lexicon.nouns.get(stem) or by_suffix(stem, lexicon) or stem
    return None


def _is_noun(text: str, lexicon: QuantityLexicon) -> bool:
    """Whether the word before a head is a noun itself, as far as its form tells."""
    lower = text.casefold()
    if not text.islower() or lexicon.has("nouns.modifiers", lower):
        return False
    return not lower.endswith(lexicon.words.nouns.adjective_endings)
