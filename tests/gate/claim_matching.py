"""When an annotated field and ours say the same: symmetric, and with no sentence in mind.

Units and subjects are the same if their words are, once names are replaced by their owners'
usual names; metrics if they share a concept or their head noun.
"""

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.extract.context.context_lexicon import ContextLexicon, to_context_lexicon
from pipeline.extract.lemmas import to_lemma
from pipeline.extract.words import to_forms, to_words
from tests.gate.claim_gold import rules

_ENOUGH = Decimal("0.5")
_TOLERANCE = Decimal("0.00001")
_EMPTY = frozenset({"the", "a", "an", "of", "and", "in", "for", "s", "to", "on", "at", "by", ","})
_TAIL = re.compile(
    r"\b(of|in|on|for|to|versus|per|at|by|from|than|compared|expected|including|relative|with|brought"
    r"|displaced|added|created|secured|covered|raised|driven|sold)\b.*"
)


@lru_cache(maxsize=1)
def english() -> ContextLexicon:
    return to_context_lexicon(rules().languages["en"], rules().metrics, rules().entities)


def same_value(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(abs(one), abs(other)) * _TOLERANCE + _TOLERANCE * 10


def same_unit(one: str, other: str) -> bool:
    """Codes are equal; of count nouns, the last words are ("AI gigafactory", "gigafactory")."""
    if one == other:
        return True
    if one.isupper() or other.isupper() or "/" in one + other:
        return False
    return (
        _lemma(one.rsplit(maxsplit=1)[-1]) == _lemma(other.rsplit(maxsplit=1)[-1])
        if one and other
        else False
    )


def same_subject(one: str | None, other: str | None) -> bool:
    """The same entities, or mostly the same words."""
    if not one or not other:
        return one == other
    entities = _entities(one), _entities(other)
    if entities[0] and entities[0] == entities[1]:
        return True
    words = _subject_words(one), _subject_words(other)
    return _overlap(*words) >= _ENOUGH


def same_metric(one: str | None, other: str | None) -> bool:
    """A common concept that is not a general word, else the same head noun."""
    if not one or not other:
        return one == other
    common = _concepts(one) & _concepts(other)
    if common:
        return True
    return _head(one) == _head(other)


def _lemma(word: str) -> str:
    return to_lemma(word.lower(), "en")


@lru_cache(maxsize=10_000)
def _entities(text: str) -> frozenset[str]:
    words = [word.text for word in to_words(text)]
    return frozenset(found.payload.name for found in english().names.all(words))


@lru_cache(maxsize=10_000)
def _subject_words(text: str) -> frozenset[str]:
    words = [word.text for word in to_words(text)]
    parts: list[str] = []
    end = 0
    for found in english().names.all(words):
        parts += words[end : found.start]
        parts += found.payload.name.split()
        end = found.end
    parts += words[end:]
    return frozenset(_lemma(word) for word in parts if word.isalnum()) - _EMPTY


@lru_cache(maxsize=10_000)
def _concepts(text: str) -> frozenset[str]:
    """The concepts a metric names; general ones ("growth", "share") only where there is no other."""
    lexicon = english()
    forms = list(to_forms(text))
    found = {
        phrase.payload.value
        for words in (forms, [_lemma(word) for word in forms])
        for phrase in lexicon.cues.all(words)
        if phrase.payload.kind == "concept"
    }
    found |= {text} & set(lexicon.concepts)
    strong = {name for name in found if not lexicon.concepts[name].weak}
    # writers use some concepts for one another ("investment", "spending"); the data says which
    return frozenset(lexicon.concepts[name].like or name for name in strong or found)


@lru_cache(maxsize=10_000)
def _head(text: str) -> str:
    phrase = _TAIL.sub("", text).strip() or text
    return _lemma(phrase.split()[-1])


def _overlap(one: frozenset[str], other: frozenset[str]) -> Decimal:
    union = one | other
    return Decimal(len(one & other)) / Decimal(len(union)) if union else Decimal(0)
