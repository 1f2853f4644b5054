"""Lemmas: the dictionary form of a word, in a language."""

from functools import lru_cache

import simplemma

_LONGEST_ACRONYM = 4


@lru_cache(maxsize=200_000)
def to_lemma(word: str, language: str) -> str:
    """The case-folded dictionary form; the word itself where the dictionary lacks it."""
    if word.isupper() and len(word) <= _LONGEST_ACRONYM:
        # "IA" is no form of "ir"
        return word.casefold()
    return str(simplemma.lemmatize(word, lang=language)).casefold()


@lru_cache(maxsize=50_000)
def is_word(word: str, language: str) -> bool:
    """Whether the language's dictionary has the word as it is written."""
    return bool(simplemma.is_known(word, lang=language))
