"""Sentences that set one value in the place of another."""

import re
from functools import lru_cache

from pipeline.model import Evidence

_WORD = re.compile(r"\w+")


def revises(text: str, revising_words: frozenset[str]) -> bool:
    """Whether words of a text tell that a value takes the place of another ("down from a previous")."""
    # what stands between spaces comes again and again: looked up, not searched; most of it tells nothing
    pieces = text.casefold().split()
    if not any(_may_tell(piece, revising_words) for piece in pieces):
        return False
    words = [word for piece in pieces for word in _words_of(piece)]
    single, phrases = _split(revising_words)
    if not single.isdisjoint(words):
        return True
    begun = [phrase for word in words if word in phrases for phrase in phrases[word]]
    if not begun:
        return False
    told = f" {' '.join(words)} "
    return any(phrase in told for phrase in begun)


@lru_cache(maxsize=65536)
def _may_tell(piece: str, revising_words: frozenset[str]) -> bool:
    """Whether a word of it tells by itself or begins a phrase that does."""
    single, phrases = _split(revising_words)
    return any(word in single or word in phrases for word in _words_of(piece))


@lru_cache(maxsize=65536)
def _words_of(piece: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(piece))


def replaces(one: Evidence, other: Evidence, revising_words: frozenset[str]) -> bool:
    """Whether a sentence with both claims sets the one in the place of the other.

    Of several amounts in one unit only neighbours do so, and words behind both
    speak of them only if they lead to no further amount ("0.7% this year and
    1.1% next, down from 1.3%" replaces 1.3 by 1.1).
    """
    text, start = one.claim.sentence, one.claim.sentence_start
    first, second = sorted((one.claim.span, other.claim.span), key=lambda span: span.start)
    before, between, after = (
        text[: max(0, first.start - start)],
        text[first.end - start : max(0, second.start - start)],
        text[second.end - start :],
    )
    unit = one.claim.unit_surface or other.claim.unit_surface
    if unit and unit in between:
        return False
    if revises(between, revising_words) or revises(before, revising_words):
        return True
    return revises(after, revising_words) and not (unit and unit in after)


@lru_cache(maxsize=8)
def _split(words: frozenset[str]) -> tuple[frozenset[str], dict[str, list[str]]]:
    """Words that stand alone, and by their first word phrases with the space around them."""
    single = frozenset(word for word in words if _WORD.fullmatch(word))
    phrases: dict[str, list[str]] = {}
    for phrase in sorted(words - single):
        phrases.setdefault(phrase.split()[0], []).append(f" {phrase} ")
    return single, phrases
