"""Verbs whose first part closes the clause: "baut 500 Stellen ab" says what "abbauen" says."""

from collections.abc import Iterator, Sequence

_CLOSING = frozenset({",", ".", ";", ":", "!", "?", "–", "—", ")", "“", "”", '"', "«", "»"})
_STOPS = frozenset({";", ":"})
_FARTHEST = 28


def whole_verbs(
    texts: Sequence[str], lemmas: Sequence[str], particles: frozenset[str], joins: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Each particle that closes a clause with each word before it, and what verb the two may be, the nearest first."""
    for at, text in enumerate(texts):
        if text not in particles or not _closes(texts, at, joins):
            continue
        for before in range(at - 1, max(-1, at - _FARTHEST), -1):
            word = texts[before]
            if word in _STOPS or (word in particles and _closes(texts, before, joins)):
                break
            if word.isalpha() and (word.islower() or not before):
                yield at, before, text + lemmas[before]


def _closes(texts: Sequence[str], at: int, joins: frozenset[str]) -> bool:
    following = at + 1
    return following >= len(texts) or texts[following] in _CLOSING or texts[following] in joins
