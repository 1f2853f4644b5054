"""Text into words the way phrase tables see them: runs of letters, runs of digits, single signs."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.extract.known import Known
from pipeline.extract.parts import Token

APOSTROPHES = frozenset("'’")
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


class _Folded(Known[str]):
    """Words as phrases are looked up by, for those who ask at every word."""

    def read(self, text: str) -> str:
        """The word case-folded, with one kind of apostrophe."""
        return text.casefold().replace("’", "'")


FOLDED = _Folded()


def folded(text: str) -> str:
    """A word as phrases are looked up by: case-folded, with one kind of apostrophe."""
    return FOLDED[text]


@lru_cache(maxsize=16)
def to_words(
    text: str, offset: int = 0, elisions: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The words of a text in order; ``offset`` is where the text starts in the article.

    ``elisions`` are forms that lose their end before an apostrophe ("l"): they
    are words, and their apostrophe is none. The last few texts are kept, since
    times and context are read from the same words.
    """
    return _without_elided(tuple(_split(text, offset)), text, elisions)


def words_of(
    tokens: Sequence[Token], text: str, elisions: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """The same words of a text whose ``tokens`` are there already; most tokens are words as they are."""
    words: list[Token] = []
    for token in tokens:
        piece = token.text
        if piece.isalpha() or (piece.isascii() and (len(piece) == 1 or piece.isdigit())):
            words.append(token)
        elif len(piece) == 1 and piece.isdecimal():
            # digits of other scripts are tokens one by one, but words together
            return to_words(text, tokens[0].start, elisions)
        else:
            words += _split(piece, token.start)
    return _without_elided(tuple(words), text, elisions)


def _split(text: str, offset: int) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        start, end = found.span()
        yield Token(found[0], folded(found[0]), offset + start, offset + end)


def _without_elided(
    words: tuple[Token, ...], text: str, elisions: frozenset[str]
) -> tuple[Token, ...]:
    if not elisions or not _has_apostrophe(text):
        return words
    return tuple(
        word
        for index, word in enumerate(words)
        if not (
            word.text in APOSTROPHES
            and is_glued(words, index)
            and words[index - 1].lower in elisions
        )
    )


def without_elision(forms: Sequence[str], elisions: frozenset[str]) -> tuple[str, ...]:
    """The words of a phrase without the apostrophes after elided forms, as ``to_words`` gives them."""
    if not elisions:
        return tuple(forms)
    return tuple(
        form
        for index, form in enumerate(forms)
        if not (form in APOSTROPHES and index and forms[index - 1].casefold() in elisions)
    )


def _has_apostrophe(text: str) -> bool:
    return any(sign in text for sign in APOSTROPHES)


@lru_cache(maxsize=65536)
def to_forms(text: str) -> tuple[str, ...]:
    """The case-folded words of a phrase, as a key for look-up."""
    return tuple(folded(found.group()) for found in _WORD.finditer(text))


def is_glued(words: tuple[Token, ...], index: int) -> bool:
    """Whether nothing stands between the word and the one before it."""
    return index > 0 and words[index - 1].end == words[index].start
