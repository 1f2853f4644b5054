"""Scores of cleaning, as the development data's README describes them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

NUMERAL = re.compile(r"\w*\d(?:[\w.,]*\w)?")
WORD = re.compile(r"\w+")
SHINGLE = 4


@dataclass(frozen=True)
class Shares:
    """Recall and precision, each between 0 and 1."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def numerals(text: str) -> Counter[str]:
    return Counter(NUMERAL.findall(text))


def figure_shares(pages: Iterable[tuple[str, str, str]]) -> Shares:
    """Over all (gold body, gold title, text): the title's numerals count as neither."""
    right = missed = false = 0
    for body, title, text in pages:
        gold, found, neither = numerals(body), numerals(text), numerals(title)
        right += (gold & found).total()
        missed += ((gold - found) - neither).total()
        false += ((found - gold) - neither).total()
    return Shares(right / (right + missed), right / (right + false))


def shingle_shares(pages: Iterable[tuple[str, str]]) -> Shares:
    """Over all (gold body, text): recall and precision of runs of four words, averaged over pages."""
    recalls: list[float] = []
    precisions: list[float] = []
    for body, text in pages:
        gold, found = shingles(body), shingles(text)
        right = (gold & found).total()
        recalls.append(right / gold.total() if gold else 0.0)
        precisions.append(right / found.total() if found else 0.0)
    return Shares(sum(recalls) / len(recalls), sum(precisions) / len(precisions))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if not words:
        return Counter()
    starts = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)
