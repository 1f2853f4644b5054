"""Phrase tables: many-word phrases from data, found in text with one dictionary look-up per word.

A form is written as words with spaces between. ``a|b`` is either word,
``[a]`` may be missing, ``_`` joins words inside one alternative, and
``{slot}`` stands for any word that the caller puts into that class::

    "[by|at_the] end of {year}"
"""

import itertools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from pipeline.extract.parts import Token
from pipeline.extract.words import to_forms, without_elision

Payload = TypeVar("Payload")
_SLOT = re.compile(r"(\{[a-z]+\})")


class _Node(Generic[Payload]):
    """Where phrases stand after some words: those that end here, and what may follow."""

    __slots__ = ("children", "payloads", "slotted")

    def __init__(self) -> None:
        self.children: dict[str, _Node[Payload]] = {}
        self.payloads: list[Payload] = []
        self.slotted = False
        """Whether a slot may come next."""


class Found(Generic[Payload]):
    """A phrase in a sequence of words: ``words[start:end]``, and the words that filled its slots."""

    __slots__ = ("end", "payload", "slots", "start")

    def __init__(
        self, start: int, end: int, payload: Payload, slots: tuple[tuple[str, int], ...] = ()
    ) -> None:
        self.start = start
        self.end = end
        self.payload = payload
        self.slots = slots

    def slot(self, name: str) -> list[int]:
        """Indexes of the words that filled slots of this name, in order."""
        return [index for slot, index in self.slots if slot == name]


def expand(form: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a form allows."""
    choices: list[list[tuple[str, ...]]] = []
    for element in form.split():
        optional = element.startswith("[") and element.endswith("]")
        body = element[1:-1] if optional else element
        alternatives = [_parts(part) for part in body.split("|")]
        choices.append([(), *alternatives] if optional else alternatives)
    for combination in itertools.product(*choices):
        words = tuple(itertools.chain.from_iterable(combination))
        if words:
            yield words


def _parts(text: str) -> tuple[str, ...]:
    pieces = _SLOT.split(text.replace("_", " "))
    return tuple(
        itertools.chain.from_iterable(
            (piece,) if piece.startswith("{") else to_forms(piece) for piece in pieces if piece
        )
    )


class PhraseTable(Generic[Payload]):
    """Phrases by their words; look-up takes the longest.

    ``elisions`` are the forms of the language whose apostrophe is no word.
    """

    def __init__(self, elisions: frozenset[str] = frozenset()) -> None:
        self._elisions = elisions
        self._root: _Node[Payload] = _Node()
        self._slotted = False

    def add(self, form: str, payload: Payload) -> None:
        """Enters every sequence that the form allows; the first payload of a sequence wins ties."""
        for words in expand(form):
            self.add_words(words, payload)

    def add_words(self, words: Sequence[str], payload: Payload) -> None:
        """Enters one sequence of case-folded words and slots."""
        node = self._root
        for word in without_elision(words, self._elisions):
            following = node.children.get(word)
            if following is None:
                following = node.children[word] = _Node()
                if word.startswith("{"):
                    node.slotted = self._slotted = True
            node = following
        if payload not in node.payloads:
            node.payloads.append(payload)

    def starts(self, word: str) -> bool:
        """Whether any phrase opens with the word."""
        return word in self._root.children

    @property
    def openers(self) -> Container[str]:
        """The words and slots that phrases open with, for those who ask at every word."""
        return self._root.children

    def holds(self, word: str) -> bool:
        """Whether a word or a slot is a phrase by itself."""
        node = self._root.children.get(word)
        return node is not None and bool(node.payloads)

    def followers(self, opener: str) -> Iterable[str]:
        """The words and slots that may come second, after an opener; empty where it opens nothing longer."""
        node = self._root.children.get(opener)
        return () if node is None else node.children

    def at(
        self,
        words: list[str],
        index: int,
        slots: list[tuple[str, ...]] | None = None,
    ) -> Sequence[Found[Payload]]:
        """All phrases that start at the index, the longest first.

        ``words`` are case-folded; ``slots`` names, for each of them, those that it can fill.
        """
        if slots is None or not self._slotted:
            return self._plain(words, index)
        size = len(words)
        found: list[Found[Payload]] = []
        filled: tuple[tuple[str, int], ...] = ()
        stack = [(index, self._root, filled)]
        while stack:
            position, node, filled = stack.pop()
            if node.payloads:
                found += [Found(index, position, payload, filled) for payload in node.payloads]
            if position >= size or not node.children:
                continue
            child = node.children.get(words[position])
            if child is not None:
                stack.append((position + 1, child, filled))
            for name in slots[position] if node.slotted else ():
                child = node.children.get(name)
                if child is not None:
                    stack.append((position + 1, child, (*filled, (name, position))))
        if len(found) > 1:
            found.sort(key=lambda one: -one.end)
        return found

    def walk(self, words: list[str], index: int) -> tuple[list[tuple[int, Payload]], int]:
        """The phrases at the index, whose slots are left out, by their end; and the last word that was looked at.

        For those who look up at every word: nothing is sorted, and no more is
        made than asked for.
        """
        found: list[tuple[int, Payload]] = []
        node = self._root.children.get(words[index])
        size = len(words)
        position = index
        while node is not None:
            position += 1
            if node.payloads:
                found += [(position, payload) for payload in node.payloads]
            node = node.children.get(words[position]) if position < size else None
        return found, position

    def _plain(self, words: list[str], index: int) -> list[Found[Payload]]:
        """The phrases at the index where no slots are asked for, the longest first."""
        found: list[Found[Payload]] = []
        node = self._root.children.get(words[index])
        size = len(words)
        position = index + 1
        while node is not None:
            if node.payloads:
                found += [Found(index, position, payload) for payload in node.payloads]
            node = node.children.get(words[position]) if position < size else None
            position += 1
        if len(found) > 1:
            found.sort(key=lambda one: -one.end)
        return found

    def longest(
        self,
        words: list[str],
        index: int,
    ) -> Found[Payload] | None:
        """The longest phrase that starts at the index."""
        found = self._plain(words, index)
        return found[0] if found else None

    def all(self, words: list[str]) -> list[Found[Payload]]:
        """The longest phrases from left to right, none overlapping."""
        found: list[Found[Payload]] = []
        index = 0
        while index < len(words):
            phrase = self.longest(words, index) if words[index] in self._root.children else None
            if phrase is None:
                index += 1
            else:
                found.append(phrase)
                index = phrase.end
        return found


def lowered(words: Sequence[Token]) -> list[str]:
    """The case-folded forms of words."""
    return [word.lower for word in words]
