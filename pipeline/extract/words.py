"""Text into words the way phrase tables see them: runs of letters, runs of digits, single signs."""

import re
from functools import lru_cache

from pipeline.extract.parts import Token

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


def folded(text: str) -> str:
    """A word as phrases are looked up by: case-folded, with one kind of apostrophe."""
    return text.casefold().replace("’", "'")


def to_words(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of a text in order; ``offset`` is where the text starts in the article."""
    return tuple(
        Token(found.group(), folded(found.group()), offset + found.start(), offset + found.end())
        for found in _WORD.finditer(text)
    )


@lru_cache(maxsize=65536)
def to_forms(text: str) -> tuple[str, ...]:
    """The case-folded words of a phrase, as a key for look-up."""
    return tuple(folded(found.group()) for found in _WORD.finditer(text))


def is_glued(words: tuple[Token, ...], index: int) -> bool:
    """Whether nothing stands between the word and the one before it."""
    return index > 0 and words[index - 1].end == words[index].start
