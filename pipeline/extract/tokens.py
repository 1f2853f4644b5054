"""Text into words, numbers and signs: one pass of one regular expression."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.parts import Token
from pipeline.extract.words import folded

# A number keeps its inner points, commas and apostrophes; a word may hold digits
# after its first letter ("H100", "FY2025"); anything else that shows is a sign.
# Every alternative is decided by its first characters and repeats one class, so
# the time is linear in the length of the text, whatever the text.
_NUMBER = r"[0-9]+(?:[.,][0-9]+|['’][0-9]{3}(?![0-9]))*"
_BARE_FRACTION = r"(?<![^\s(\[–-])\.[0-9]+"
_ADDRESS = r"(?:https?://|www\.)\S+"
_POSSESSIVE = r"['’]s(?![^\W_])"
_WORD = r"[^\W\d_][^\W_]*(?:['’](?!s(?![^\W_]))[^\W\d_]{1,2}(?![^\W_]))?"
_SIGN = r"\S"
_LETTERS = re.compile(r"[^\W\d_]{1,4}(?=[0-9])")


def to_token_pattern(elisions: Iterable[str] = ()) -> re.Pattern[str]:
    """The pattern that splits texts of one language; ``elisions`` are its forms before an apostrophe ("l")."""
    heads = sorted(elisions, key=len, reverse=True)
    elided = [rf"(?i:{'|'.join(map(re.escape, heads))})['’](?=[^\W_]|\Z)"] if heads else []
    parts = [_ADDRESS, _NUMBER, _BARE_FRACTION, *elided, _WORD, _POSSESSIVE, _SIGN]
    return re.compile("|".join(parts))


def to_tokens(
    text: str, start: int, end: int, pattern: re.Pattern[str], prefixes: frozenset[str]
) -> Iterator[Token]:
    """The tokens of a stretch of text.

    ``prefixes`` are the letters that may be glued before a number as its
    currency ("USD50", "Rs500"): they are words of their own.
    """
    position = start
    while position < end:
        for match in pattern.finditer(text, position, end):
            piece = match[0]
            begin, stop = match.span()
            if not piece.isalpha() and stop - begin > 1:
                letters = _LETTERS.match(piece)
                if letters is not None:
                    head = letters[0]
                    if head in prefixes or (head.isupper() and text[begin - 1] == "$"):
                        position = begin + len(head)
                        yield Token(head, folded(head), begin, position)
                        break
            yield Token(piece, folded(piece), begin, stop)
        else:
            return


PLAIN = to_token_pattern()


def to_words(phrase: str, pattern: re.Pattern[str] = PLAIN) -> list[str]:
    """The texts of a phrase's tokens, as they stand in no article."""
    return pattern.findall(phrase)
