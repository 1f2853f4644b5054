"""Words and phrases to look up in a line of tokens, forwards and backwards."""

import re
from collections.abc import Container, Iterable, Mapping
from typing import Generic, TypeVar

from pipeline.extract.tokens import PLAIN, to_words

V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases and what each stands for; the longest that fits is taken.

    A phrase is split into the tokens that the reader will meet, by the pattern
    of its language. Look-up costs one dictionary access for most tokens.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, phrases: Iterable[tuple[str, V]], pattern: re.Pattern[str] = PLAIN) -> None:
        self._by_first: dict[str, list[tuple[int, list[str], V]]] = {}
        self._by_last: dict[str, list[tuple[int, list[str], V]]] = {}
        known: set[tuple[str, ...]] = set()
        for phrase, value in phrases:
            words = to_words(phrase, pattern)
            if not words or tuple(words) in known:
                continue
            known.add(tuple(words))
            self._by_first.setdefault(words[0], []).append((len(words), words, value))
            self._by_last.setdefault(words[-1], []).append((len(words), words, value))
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -entry[0])

    def __contains__(self, word: object) -> bool:
        """Whether a phrase starts with the word."""
        return word in self._by_first

    @property
    def openers(self) -> Container[str]:
        """The words that phrases start with, for those who ask at many words."""
        return self._by_first

    def at(self, words: list[str], index: int) -> tuple[int, V] | None:
        """The longest phrase that starts at ``index``: how many tokens, and what it stands for."""
        entries = self._by_first.get(words[index]) if 0 <= index < len(words) else None
        if entries is None:
            return None
        for size, phrase, value in entries:
            if size == 1 or words[index : index + size] == phrase:
                return size, value
        return None

    def before(self, words: list[str], index: int) -> tuple[int, V] | None:
        """The longest phrase that ends right before ``index``."""
        entries = self._by_last.get(words[index - 1]) if 0 < index <= len(words) else None
        if entries is None:
            return None
        for size, phrase, value in entries:
            if size == 1:
                return size, value
            # most phrases that end with a common word open with another one
            if (
                size <= index
                and words[index - size] == phrase[0]
                and words[index - size : index] == phrase
            ):
                return size, value
        return None


def coded(table: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    """The entries of a table from codes to phrases, turned round."""
    return ((phrase, code) for code, phrases in table.items() for phrase in phrases)


def spelled(
    table: Mapping[str, Iterable[str]], pattern: re.Pattern[str]
) -> Iterable[tuple[str, str]]:
    """The same, and each phrase as a text's own words too ("porte-conteneurs" is three of them)."""
    for phrase, code in coded(table):
        yield phrase, code
        yield " ".join(to_words(phrase, pattern)), code


def valued(phrases: Iterable[str]) -> Iterable[tuple[str, bool]]:
    """Phrases that only have to be there."""
    return ((phrase, True) for phrase in phrases)
