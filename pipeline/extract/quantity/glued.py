"""Number words that a language writes as one: "dreiundzwanzig", "zweihundertdrei"."""

from decimal import Decimal

from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

Piece = tuple[str, Decimal]
_LONGEST_WORD = 60
_SHORTEST_MORPHEME = 3


def may_be_glued(word: str, lexicon: QuantityLexicon) -> bool:
    """Whether a word starts like a glued number; cheap, and wrong now and then."""
    morphemes = lexicon.morphemes
    if not morphemes or len(word) > _LONGEST_WORD:
        return False
    longest = min(len(word), lexicon.longest_morpheme)
    return any(word[:size] in morphemes for size in range(_SHORTEST_MORPHEME, longest + 1))


def split_glued(word: str, lexicon: QuantityLexicon) -> list[Piece] | None:
    """A glued number word in its parts, the longest first; None where it is none."""
    morphemes = lexicon.morphemes
    if len(word) > _LONGEST_WORD:
        return None
    ways: list[list[Piece] | None] = [None] * (len(word) + 1)
    ways[0] = []
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - lexicon.longest_morpheme), end):
            way = ways[start]
            part = morphemes.get(word[start:end])
            if way is not None and part is not None:
                ways[end] = [*way, part]
                break
    split = ways[len(word)]
    if not split or split[0][0] in {"join", "end"} or split[-1][0] == "join":
        return None
    return split


def pieces_of(word: str, lexicon: QuantityLexicon) -> list[Piece] | None:
    """What a word says as a number: one part, or several where the language glues them."""
    numerals = lexicon.words.numerals
    if word in numerals.twenties:
        return [("twenty", numerals.twenties[word])]
    if word in numerals.small:
        return [("small", numerals.small[word])]
    if word in numerals.hundreds:
        return [("hundred", numerals.hundreds[word])]
    if word in numerals.scales:
        return [("scale", numerals.scales[word])]
    return split_glued(word, lexicon) if may_be_glued(word, lexicon) else None
