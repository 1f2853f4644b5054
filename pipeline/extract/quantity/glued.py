"""Number words that a language writes as one: "dreiundzwanzig", "zweihundertdrei", "trentadue"."""

from collections.abc import Mapping
from decimal import Decimal

from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

Piece = tuple[str, Decimal]
_LONGEST_WORD = 60
_MOST_WAYS = 4


def may_be_glued(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether a word starts like a glued number; cheap, and wrong now and then."""
    return bool(word) and lexicon.entries[word].glued


def ways_to_split(word: str, morphemes: Mapping[str, Piece], longest: int) -> list[list[Piece]]:
    """The ways in which a glued number word comes apart, those with longer last parts first."""
    if len(word) > _LONGEST_WORD:
        return []
    ways: list[list[list[Piece]]] = [[] for _ in range(len(word) + 1)]
    ways[0] = [[]]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - longest), end):
            part = morphemes.get(word[start:end]) if ways[start] else None
            if part is None:
                continue
            ways[end] += [[*way, part] for way in ways[start]]
            if len(ways[end]) >= _MOST_WAYS:
                ways[end] = ways[end][:_MOST_WAYS]
                break
    return [
        way for way in ways[len(word)] if way[0][0] not in {"join", "end"} and way[-1][0] != "join"
    ]


def split_glued(word: str, lexicon: QuantityLexicon) -> list[Piece] | None:
    """A glued number word in its parts, the longest first; None where it is none."""
    ways = ways_to_split(word, lexicon.morphemes, lexicon.longest_morpheme)
    return ways[0] if ways else None


def pieces_at(
    words: list[str], index: int, lexicon: QuantityLexicon
) -> tuple[int, list[list[Piece]]] | None:
    """What stands at ``index`` as a part of a number: how many words it takes, and how it may come apart."""
    found = lexicon.pieces.at(words, index)
    if found is not None:
        return found[0], [[found[1]]]
    if not 0 <= index < len(words) or not may_be_glued(words[index], lexicon):
        return None
    if words[index] in lexicon.words.numerals.bound:
        # alone such a form is another word ("cent", "mil")
        return None
    ways = ways_to_split(words[index], lexicon.morphemes, lexicon.longest_morpheme)
    return (1, ways) if ways else None
